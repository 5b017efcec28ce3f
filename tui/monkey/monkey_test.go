package monkey

import (
	"slices"
	"testing"

	"chanlens/tui/keys"
)

// TestScript holds that what a monkey did can be done again from its script.
func TestScript(t *testing.T) {
	m := New(1)
	var did []keys.Event
	for range 5000 {
		did = append(did, m.Next())
	}
	again, err := keys.Parse(Script(did))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(again, did) {
		for i := range min(len(again), len(did)) {
			if again[i] != did[i] {
				t.Fatalf("event %d is %+v, was %+v", i, again[i], did[i])
			}
		}
		t.Fatalf("%d events, were %d", len(again), len(did))
	}
}

// TestSeed holds that a seed tells all that a monkey does, and that another one does
// something else.
func TestSeed(t *testing.T) {
	first := func(seed uint64) (list []keys.Event) {
		for m := New(seed); len(list) < 200; {
			list = append(list, m.Next())
		}
		return list
	}
	if !slices.Equal(first(3), first(3)) || slices.Equal(first(3), first(4)) {
		t.Error("the seed does not tell what a monkey does")
	}
}
