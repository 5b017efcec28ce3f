package record

import (
	"bytes"
	"testing"
	"testing/synctest"
	"time"
)

// The line keeps quiet at first, makes place for what the go command says, and leaves
// nothing behind.
func TestBuilding(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w bytes.Buffer
		b := showBuilding(&w, "building …")
		time.Sleep(buildingDelay - 1)
		b.mu.Lock()
		if w.Len() != 0 {
			t.Errorf("wrote %q before its time", &w)
		}
		b.mu.Unlock()
		time.Sleep(buildingEvery / 2)
		b.Write([]byte("go: downloading x\n"))
		time.Sleep(buildingEvery)
		b.stop()
		b.stop()
		time.Sleep(time.Second)
		want := "\r\x1b[Kbuilding … 0.7s\r" + "\r\x1b[K" + "go: downloading x\n" + "\r\x1b[Kbuilding … 0.8s\r" + "\r\x1b[K"
		if w.String() != want {
			t.Errorf("got  %q\nwant %q", &w, want)
		}
		showBuilding(nil, "building …").stop()
	})
}
