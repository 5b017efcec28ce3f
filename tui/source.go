package tui

import (
	"os"

	"chanlens/model"
	"chanlens/tui/action"
	"chanlens/tui/editor"
)

// The source of the frame that the user looks at is read beside the event loop: its file may
// have to be searched for, on a disk that is slow.

// read sees to it that the source of the frame that the user looks at is known.
func (a *App) read() {
	s := a.session
	if s == nil || a.desk == nil {
		return
	}
	id := s.Frame()
	if id == model.NoFrame {
		return
	}
	f := s.Trace.Frame(id)
	if f == s.Sources.Kept() || f == a.reading {
		return
	}
	if e, ok := a.desk.Have(f); ok {
		s.Sources.Keep(e)
		return
	}
	a.reading = f
	a.beside.Soon(func() func() {
		e := a.desk.Get(f)
		return func() {
			if a.reading == f { // nothing else was looked at since
				a.reading = model.Frame{}
				s.Sources.Keep(e)
			}
		}
	})
}

// editAction is the action that opens the source in the user's editor.
func (a *App) editAction() action.Action {
	return action.Action{ID: "edit", Keys: []string{"e"}, Group: "details",
		Help:    "open the source of the frame in the editor that $VISUAL or $EDITOR names",
		Why:     a.whyNoEdit,
		Enabled: func() bool { return a.edit != nil && a.whyNoEdit() == "" }, Do: a.openEditor}
}

// whyNoEdit says why there is nothing to open in an editor; "" if there is.
func (a *App) whyNoEdit() string {
	e, ok := a.session.Excerpt()
	switch {
	case !ok && a.desk == nil:
		return "no source of the program is at hand"
	case !ok:
		return "no stack here, and so no source"
	case e.Err != nil:
		return e.Err.Error()
	case e.File == nil:
		return "the source is still looked for"
	case e.Path == "":
		return "the source is part of chanlens, not a file"
	case a.edit == nil:
		return "there is no terminal for an editor"
	}
	return ""
}

// openEditor opens the source in the user's editor, and waits for it.
func (a *App) openEditor() {
	e, _ := a.session.Excerpt()
	argv, err := editor.Command(os.Getenv, e.Path, e.Frame.Line)
	if err == nil {
		err = a.edit(argv)
	}
	if err != nil {
		a.session.Note("no editor: %v", err)
	}
}
