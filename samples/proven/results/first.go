package results

import (
	"fmt"

	"chanlens/samples/proven"
)

// Three mirrors are asked and the first answer wins. The two others are still
// in their sends, to somebody who has gone.
func firstWins(stop func()) {
	fetchFirst("go.dev", []int{4, 9, 14})
	proven.Pause(40)
	stop()
}

func fetchFirst(page string, delays []int) string {
	answers := make(chan string)
	for i, d := range delays {
		go func() {
			proven.Pause(d)
			answers <- fmt.Sprintf("%s from mirror %d", page, i)
		}()
	}
	return <-answers
}

// The same with room for all answers. Two mirrors have not answered yet when
// the recording ends; they will, and will find room.
func firstWinsBuffered(stop func()) {
	answers := make(chan string, 3)
	for i := range 3 {
		go mirror(i, answers)
	}
	<-answers
	proven.Pause(15)
	stop()
	<-answers
	<-answers
}

func mirror(i int, answers chan<- string) {
	proven.Pause(3 + 60*i)
	answers <- fmt.Sprint("mirror ", i)
}

// Requests come one after the other, and each leaves the slower of its two
// queries behind.
func firstWinsGrowing(stop func()) {
	for i := range 5 {
		fetchFirst(fmt.Sprint("page ", i), []int{1, 3})
		proven.Pause(12)
	}
	stop()
}

func init() {
	proven.Leaking("first-wins", "forgotten senders", 2, firstWins)
	proven.Healthy("first-wins-buffered", "first of several, with room for all", firstWinsBuffered)
	proven.Leaking("first-wins-per-request", "leak that grows, one per request", 5, firstWinsGrowing)
}
