package moment_test

import (
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/moment"
)

// crowd returns a trace in which n goroutines send to one each, all of which wait.
func crowd(b *testing.B, n int) *moment.Finder {
	var src strings.Builder
	fmt.Fprintf(&src, "generation 1 0 %d\ngoroutine 1 main.main\n  ^ running P0 T1\n", n*1000)
	src.WriteString("chan 1 cap 0 elem \"int\" sent 0 received 0 made 10 by 1 @ main.main main.go:8\n")
	for i := range n {
		at := i*1000 + 100
		fmt.Fprintf(&src, "goroutine %d main.send\n  %d runnable created by 1 @ main.main main.go:12\n  %d running P1 T2\n  %d send @ main.send main.go:20\n  %d runnable woken by 1\n  %d running P1 T2\n  %d end\n",
			i+10, at, at+10, at+30, at+600, at+700, at+800)
		fmt.Fprintf(&src, "op %d by %d send 1 len 0 waits\nop %d by 1 receive 1 seq %d len 0 direct @ main.main main.go:14\nop %d by %d send 1 seq %d len 0 waited\n",
			at+20, i+10, at+500, i+1, at+720, i+10, i+1)
	}
	tr, err := model.ParseText(src.String())
	if err != nil {
		b.Fatal(err)
	}
	return finderIn(b, tr)
}

// What finding one moment costs among 20,000 goroutines, of each of which there is one.
func BenchmarkFirst(b *testing.B) {
	f := crowd(b, 20_000)
	for _, text := range []string{"100th send", "last send that waits", "send by send#15000", "send on main.go:8", "end of last wait by send", "go of send"} {
		q := parse(b, text)
		b.Run(strings.ReplaceAll(text, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := f.First(q); !ok {
					b.Fatal("not found")
				}
			}
		})
	}
}
