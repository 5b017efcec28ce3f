package tui

import "chanlens/tui/action"

// globalActions returns the actions that every view has.
func (a *App) globalActions() []action.Action {
	table := []action.Action{}
	for _, v := range a.views {
		name := v.Name()
		act := action.Action{
			ID: "view." + name, Keys: []string{v.Key()}, Group: "views",
			Help: "show the view " + v.Title(), Do: func() { a.showView(name) },
		}
		if name == "findings" {
			act.Hint, act.Worth = "how to fix", a.faultsElsewhere
		}
		table = append(table, act)
	}
	table = append(table, a.findActions()...)
	table = append(table, a.filterActions()...)
	table = append(table, a.findingActions()...)
	table = append(table, a.markActions()...)
	return append(table,
		action.Action{ID: "palette", Keys: []string{":"}, Group: "find", Hint: "actions",
			Help: "do anything by name; or go to a time, a range of time or a goroutine", Do: a.openPalette},
		action.Action{ID: "back", Keys: []string{"b", "<Backspace>"}, Group: "places", Hint: "back",
			Help:    "go back to the place before the last jump",
			Why:     action.Because("no place to go back to"),
			Worth:   func() bool { return a.session.CameFrom() != a.session.View && !a.inDetails() },
			Enabled: func() bool { return a.session.CanGoBack() }, Do: func() { a.session.Back() }},
		action.Action{ID: "forward", Keys: []string{"B"}, Group: "places",
			Help:    "go forward again",
			Why:     action.Because("no place to go forward to"),
			Enabled: func() bool { return a.session.CanGoForward() }, Do: func() { a.session.Forward() }},
		a.pathAction(),
		a.editAction(),
		a.listAction(),
		action.Action{ID: "system", Keys: []string{"S"}, Group: "lanes",
			Help: "show or hide the goroutines of the runtime and the tracer", Do: a.toggleSystem},
		a.copyAction(),
		action.Action{ID: "theme", Keys: []string{"T"}, Group: "program",
			Help: "next theme", Do: func() { a.useTheme(a.theme.Next().Name) }},
		action.Action{ID: "info", Keys: []string{"I"}, Group: "program",
			Help: "facts and warnings of this trace", Do: a.showInfo},
		a.suspendAction(),
		action.Action{ID: "help", Keys: []string{"?", "<F1>"}, Group: "program", Hint: "help",
			Help: "show all keys", Do: func() { a.overlay = a.newHelp() }},
		action.Action{ID: "quit", Keys: []string{"q", "<C-c>"}, Group: "program", Hint: "quit",
			Help: "quit", Do: func() { a.quit = true }},
	)
}

// earlyActions returns the actions there are while no trace is open.
func (a *App) earlyActions() []action.Action {
	return []action.Action{
		{ID: "leave", Keys: []string{"<Esc>", "q", "<C-c>"}, Group: "program", Hint: "cancel",
			Help: "stop loading, and quit", Do: func() { a.quit = true }},
		a.suspendAction(),
	}
}

func (a *App) suspendAction() action.Action {
	return action.Action{ID: "suspend", Keys: []string{"<C-z>"}, Group: "program",
		Help:    "back to the shell; fg returns",
		Why:     action.Because("there is no shell to go back to"),
		Enabled: func() bool { return a.suspend != nil }, Do: func() { a.suspend() }}
}

func (a *App) toggleSystem() {
	a.session.System = !a.session.System
	a.session.Refresh()
	if a.session.System {
		a.session.Note("system goroutines are shown")
	} else {
		a.session.Note("system goroutines are hidden")
	}
}
