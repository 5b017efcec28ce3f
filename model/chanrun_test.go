package model

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChanRun holds what steps from operation to operation find, and that a wait is found
// from the operation that begins it.
func TestChanRun(t *testing.T) {
	tr := fixture(t, recorded)
	main, sender := Goroutine(0), Goroutine(1)
	next := func(g Goroutine, at Time) string {
		op, ok := tr.NextChanOp(t.Context(), g, at)
		return fmt.Sprint(ok, " ", op.At)
	}
	prev := func(g Goroutine, at Time) string {
		op, ok := tr.PrevChanOp(t.Context(), g, at, 0)
		return fmt.Sprint(ok, " ", op.At)
	}
	length := func(r ChanRun) string { return fmt.Sprint(r.Len()) }
	first, second := tr.ChanRunBy(0, sender), tr.ChanRunBy(1, sender)
	closes, panics := second.Rare(0, second.Len())
	before, _ := second.Rare(0, second.Search(1300))
	wait, _ := tr.ChanWaitOf(first.Op(1))
	_, waits := tr.ChanWaitOf(first.Op(0))
	for what, is := range map[string]struct{ got, want string }{
		"the first":                  {next(sender, 0), "true 300"},
		"over a wait's begin":        {next(sender, 300), "true 1210"},
		"back over it":               {prev(sender, 1210), "true 300"},
		"nothing before":             {prev(sender, 300), "false 0"},
		"nothing but waits after":    {next(main, 1100), "false 0"},
		"operations of a goroutine":  {fmt.Sprint(first.Len(), second.Len(), second.Search(1211)), "2 2 1"},
		"rare ones":                  {fmt.Sprint(closes, panics, before), "true false false"},
		"the wait that one begins":   {fmt.Sprint(wait.Start, wait.Op), "400 send"},
		"an operation that is done":  {fmt.Sprint(waits), "false"},
		"of a segment that is not":   {length(tr.ChanRunOf(7, 1)), "0"},
		"operations of a channel":    {length(tr.ChanRunOf(1, 1)), "4"},
		"where a channel's are last": {length(tr.ChanRunOf(1, 2)), "1"},
	} {
		if is.got != is.want {
			t.Errorf("%s: %s, want %s", what, is.got, is.want)
		}
	}
}

// TestChanRunOfRow: the operations of the segments are all there are, in the same order, from
// whichever row they are asked for.
func TestChanRunOfRow(t *testing.T) {
	tr := fixture(t, recorded)
	var want, got []ChanOp
	for op := range tr.ChanOps(0, tr.End()+1) {
		want = append(want, op)
	}
	for n, s := range tr.Segments() {
		first := s.Row(0).ChanRun(tr, n)
		for k := range first.Len() {
			got = append(got, first.Op(k))
		}
		for i := range s.NumRows() {
			if of := s.Row(i).ChanRun(tr, n); of.Len() != first.Len() {
				t.Errorf("segment %d has %d operations from row %d, and %d from the first", n, of.Len(), i, first.Len())
			}
		}
	}
	if diff := cmp.Diff(names(tr, want...), names(tr, got...)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if none := new(ChanRun); none.Len() != 0 || none.Search(1) != 0 {
		t.Error("nothing has operations")
	}
}
