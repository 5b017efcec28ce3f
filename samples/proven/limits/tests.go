package limits

import (
	"testing"

	"chanlens/samples/proven"
)

// runTests runs functions as go test does, and then ends the program.
func runTests(tests ...testing.InternalTest) {
	testing.Main(func(string, string) (bool, error) { return true, nil }, tests, nil, nil)
}

// A test is under way: it waits for its parallel parts, which sleep, and main
// waits for the test.
func testParallel(stop func()) {
	runTests(testing.InternalTest{Name: "TestParts", F: func(t *testing.T) {
		for _, name := range []string{"small", "large"} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				proven.Pause(60)
			})
		}
		t.Run("last", func(t *testing.T) {
			t.Parallel()
			proven.Pause(30)
			stop()
		})
	}})
}

// A test has a server that it closes in a cleanup, and its recording ends
// before. The server's worker is idle.
func testCleanup(stop func()) {
	runTests(testing.InternalTest{Name: "TestEcho", F: func(t *testing.T) {
		s := newEcho()
		t.Cleanup(func() { close(s.in) })
		s.in <- "hello"
		if got := <-s.out; got != "hello" {
			t.Error(got)
		}
		proven.Pause(45)
		stop()
	}})
}

// Tests start echoes and close only one of them. What an earlier test has left
// behind is still there when the last one ends.
func testLeaks(stop func()) {
	one := func(name string, closes bool) testing.InternalTest {
		return testing.InternalTest{Name: name, F: func(t *testing.T) {
			s := newEcho()
			s.in <- name
			proven.Pause(5)
			if closes {
				<-s.out
				close(s.in)
			}
		}}
	}
	runTests(one("TestOne", false), one("TestTwo", true), one("TestThree", false),
		testing.InternalTest{Name: "TestEnd", F: func(t *testing.T) { proven.Pause(20); stop() }})
}

type echo struct{ in, out chan string }

func newEcho() echo {
	e := echo{make(chan string), make(chan string)}
	go func() {
		for s := range e.in {
			e.out <- s
		}
	}()
	return e
}

func init() {
	proven.Healthy("test-parallel", "parallel tests under way", testParallel)
	proven.Healthy("test-cleanup", "test with a cleanup to come", testCleanup)
	proven.Leaking("test-leaks", "goroutines left by earlier tests", 2, testLeaks)
}
