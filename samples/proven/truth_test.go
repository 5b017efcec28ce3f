package proven

import (
	"slices"
	"testing"
)

func TestParseLeaks(t *testing.T) {
	const dump = `goroutine 1 [running]:
main.main()
	chanlens/samples/proven/run/main.go:31 +0x1

goroutine 7 [sync.Mutex.Lock (leaked), 2 minutes]:
internal/sync.runtime_SemacquireMutex(0x1, 0x2)
	runtime/sema.go:95 +0x25
sync.(*Mutex).Lock(...)
	sync/mutex.go:46
chanlens/samples/proven/locks.transfer(...)
	chanlens/samples/proven/locks/order.go:41 +0x2
created by chanlens/samples/proven/locks.bank in goroutine 1
	chanlens/samples/proven/locks/order.go:30 +0x3

goroutine 8 [chan receive (nil chan) (leaked)]:
main.main.func1()
	/usr/local/go/src/runtime/testdata.go:5 +0x4
created by main.main in goroutine 1
	main.go:9 +0x3

goroutine 9 [chan receive]:
main.main.func2()
	main.go:5 +0x4
`
	want := []Blocked{
		{7, "sync.Mutex.Lock", "order.go:41"},
		{8, "chan receive (nil chan)", "testdata.go:5"},
	}
	if got := parseLeaks(dump); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
