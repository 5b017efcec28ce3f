package shelf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestChannel(t *testing.T) {
	c := make(chan int, 1)
	c <- 1
	folder, _ := os.Getwd()
	t.Log("got", <-c, "in", filepath.Base(filepath.Dir(folder)))
	for _, v := range os.Environ() {
		if strings.HasPrefix(v, "CHANLENS_TRACE") {
			t.Error("sees", v)
		}
	}
}
