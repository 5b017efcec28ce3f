package record

import (
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

// A text is found wherever the pieces end in which a file is read.
func TestContains(t *testing.T) {
	const size = 1 << 20 // of a piece
	text := []byte("\x00mark\x00")
	for _, at := range []int{0, 1, size - 7, size - 6, size - 5, size - 1, size, size + 1, 2*size - 9, 2*size - 3, 3*size + 100} {
		whole := strings.Repeat("x", at) + string(text)
		for name, data := range map[string]string{"the end": whole, "more": whole + strings.Repeat("y", size+3)} {
			if got, err := contains(strings.NewReader(data), text); !got || err != nil {
				t.Errorf("at %d before %s: %v, %v", at, name, got, err)
			}
		}
		if got, err := contains(strings.NewReader(whole[:len(whole)-1]), text); got || err != nil {
			t.Errorf("cut short at %d: %v, %v", at, got, err)
		}
	}
	if got, err := contains(iotest.ErrReader(os.ErrClosed), text); got || err == nil {
		t.Errorf("of what cannot be read: %v, %v", got, err)
	}
}

// This program knows the mark and was built without the overlay.
func TestUnmarked(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if marked, err := isMarked(self); marked || err != nil {
		t.Errorf("the test itself: marked %v, %v", marked, err)
	}
	err = checkMarked(self)
	if err == nil || !strings.Contains(err.Error(), "was not built for recording\nBuild it so:  chanlens record -- go build -o ") {
		t.Errorf("error %v", err)
	}
	text := t.TempDir() + "/script"
	if err := os.WriteFile(text, []byte("#!/bin/sh\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := checkMarked(text); err == nil || !strings.Contains(err.Error(), "is no Go program") {
		t.Errorf("error %v", err)
	}
}
