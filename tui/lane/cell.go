package lane

import (
	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// weights say how much a nanosecond of a class counts when the wait is chosen
// that a mixed cell shows: what people look for goes before what idles.
var weights = [model.NumClasses]model.Time{
	model.ClassUnknown:   1,
	model.ClassRunnable:  2,
	model.ClassSyscall:   2,
	model.ClassSend:      4,
	model.ClassReceive:   4,
	model.ClassSelect:    4,
	model.ClassMutex:     4,
	model.ClassRWMutex:   4,
	model.ClassWaitGroup: 4,
	model.ClassCond:      4,
	model.ClassNetwork:   2,
	model.ClassSleep:     1,
	model.ClassGC:        2,
	model.ClassSystem:    1,
	model.ClassOther:     2,
}

// look is what a cell of a lane shows.
type look struct {
	glyph rune // 0: the goroutine is not alive
	style canvas.Style
	class model.Class // of the wait that is shown
	pure  bool        // nothing else happens in the cell
}

// matters is the weight from which on a wait is what people look for: it is marked in a
// cell that shows something else.
const matters = 4

// cellLook chooses what a cell shows from the time spent in each class. However short a
// wait that matters is, or a run, its cell differs from one without it.
func cellLook(s *model.Share, mono bool) look {
	l := chosenLook(s, mono)
	for c, ns := range s {
		if ns > 0 && weights[c] >= matters && model.Class(c) != l.class && l.glyph != 0 {
			l.style.Mod |= canvas.Mark
		}
	}
	return l
}

func chosenLook(s *model.Share, mono bool) look {
	var total, most model.Time
	class := model.ClassUnknown
	waits := 0
	for c, ns := range s {
		if ns <= 0 {
			continue
		}
		total += ns
		if model.Class(c) == model.ClassRunning {
			continue
		}
		waits++
		if w := ns * weights[c]; w > most {
			most, class = w, model.Class(c)
		}
	}
	run := s[model.ClassRunning]
	switch {
	case total == 0:
		return look{}
	case run == total:
		return look{theme.Glyph(model.ClassRunning), canvas.As(theme.Class(model.ClassRunning)), model.ClassRunning, true}
	case run <= 0:
		return look{theme.Glyph(class), canvas.As(theme.Class(class)), class, waits == 1}
	}
	return mixed(run, total, class, mono)
}

// mixed is the look of a cell in which a goroutine runs for a part of the time.
func mixed(run, total model.Time, class model.Class, mono bool) look {
	eighths := min(max(int(mulDiv(run, 16, total)+1)/2, 1), 7)
	if mono && eighths <= 1 {
		// Without colours the glyph alone tells what the wait is: keep it.
		return look{theme.Glyph(class), canvas.Style{Role: theme.Class(class), Mod: canvas.Mark}, class, false}
	}
	style := canvas.As(theme.Class(model.ClassRunning)).On(theme.Class(class))
	return look{theme.Eighths(eighths), style, class, false}
}
