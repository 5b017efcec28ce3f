package proven

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"time"
)

// A Scenario is a program that runs until it calls stop.
type Scenario struct {
	Name  string // of the scenario and its trace
	Kind  string // what is shown, in a few words
	Leaks int    // how many goroutines the profile is to prove; 0 if healthy
	Run   func(stop func())
}

// Class is "leaking" or "healthy". In a leaking program there may be healthy
// goroutines, too.
func (s Scenario) Class() string {
	if s.Leaks > 0 {
		return "leaking"
	}
	return "healthy"
}

// Procs is GOMAXPROCS for the scenario: 2 to 4, and the same each time.
func (s Scenario) Procs() int {
	h := fnv.New32a()
	h.Write([]byte(s.Name))
	return 2 + int(h.Sum32()%3)
}

var scenarios []Scenario

// Healthy registers a scenario in which no goroutine leaks.
func Healthy(name, kind string, run func(stop func())) {
	scenarios = append(scenarios, Scenario{name, kind, 0, run})
}

// Leaking registers a scenario in which so many goroutines leak.
func Leaking(name, kind string, leaks int, run func(stop func())) {
	if leaks < 1 {
		panic(fmt.Sprintf("proven: %s leaks %d goroutines", name, leaks))
	}
	scenarios = append(scenarios, Scenario{name, kind, leaks, run})
}

// All returns the scenarios that were registered, by name.
func All() []Scenario {
	all := slices.Clone(scenarios)
	slices.SortFunc(all, func(a, b Scenario) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// Pause sleeps for so many milliseconds: the unit in which scenarios count.
func Pause(ms int) { time.Sleep(time.Duration(ms) * time.Millisecond) }
