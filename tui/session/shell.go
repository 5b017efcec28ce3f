package session

import "context"

// Shell is what a session asks of the program around it. Each of its functions may be
// nil: then nobody is there to do it.
type Shell struct {
	// Show shows a view, by name.
	Show func(view string)
	// Refresh tells all views that what is shown at all has changed, such as whether
	// system goroutines are.
	Refresh func()
	// Visit goes to a row of the view that lists it.
	Visit func(to Target)
	// Learn opens a lesson, by name; nil: none are at hand.
	Learn func(lesson string)
	// Beside does what takes long.
	Beside Beside
	// Context is that of all that goes on beside: it is done when the user has left, who
	// waits for what is not given up then.
	Context context.Context
	// Failed reports whether loading has ended before its time.
	Failed func() bool
	// Loading says how far loading is, and Examining how far the analyses are.
	Loading, Examining func() string
}

// Context returns the context of all that goes on beside the event loop, which is done when
// the user has left.
func (s *Session) Context() context.Context {
	if s.Shell.Context == nil {
		return context.Background()
	}
	return s.Shell.Context
}

// show shows a view, by name.
func (s *Session) show(view string) {
	if s.Shell.Show != nil {
		s.Shell.Show(view)
	}
}

// Refresh tells all views that what is shown at all has changed.
func (s *Session) Refresh() {
	if s.Shell.Refresh != nil {
		s.Shell.Refresh()
	}
}

// Failed reports whether loading has ended before its time.
func (s *Session) Failed() bool { return s.Shell.Failed != nil && s.Shell.Failed() }

// Loading says how far loading is.
func (s *Session) Loading() string { return said(s.Shell.Loading) }

// Examining says how far the analyses are.
func (s *Session) Examining() string { return said(s.Shell.Examining) }

func said(by func() string) string {
	if by == nil {
		return ""
	}
	return by()
}
