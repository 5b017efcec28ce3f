package results

import (
	"errors"

	"chanlens/samples/proven"
)

// A return is missing after the send of an error, so a value is sent, too. The
// receiver takes one of them.
func doubleSend(stop func()) {
	parse("42")
	parse("forty-two")
	proven.Pause(25)
	stop()
}

type number struct {
	n   int
	err error
}

func parse(s string) number {
	result := make(chan number)
	go parser(s, result)
	return <-result
}

func parser(s string, result chan<- number) {
	if s[0] > '9' {
		result <- number{err: errors.New("not a number")}
	}
	result <- number{n: len(s)}
}

// A job reports that it has begun and that it has ended on a channel with room
// for one. Whoever started it reads neither report of the first job, and then
// only one of each.
func writtenTwice(stop func()) {
	w := &watcher{}
	w.start(7)
	for range 3 {
		proven.Pause(3)
		<-w.start(5)
	}
	proven.Pause(15)
	stop()
}

type watcher struct{ jobs int }

func (w *watcher) start(ms int) <-chan string {
	w.jobs++
	reports := make(chan string)
	go func() {
		reports <- "begun"
		proven.Pause(ms)
		reports <- "ended"
	}()
	return reports
}

func init() {
	proven.Leaking("double-send", "two sends for one receive", 1, doubleSend)
	proven.Leaking("report-twice", "channel read once and written twice", 4, writtenTwice)
}
