// Churn demonstrates a goroutine for every little piece of work.
//
// A picture has 1500 rows, and sumAll starts a goroutine to add up each of them. In
// the timeline they come and go so quickly that each is a speck: to start one, and
// to wait for it, takes about as long as the sum.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"

	"chanlens/samples/internal/capture"
)

const (
	rows    = 1500
	columns = 200
)

type picture [rows][columns]byte

// sumRow adds up a row.
func sumRow(p *picture, row int, total *atomic.Int64, wg *sync.WaitGroup) {
	defer wg.Done()
	sum := 0
	for _, b := range p[row] {
		sum += int(b)
	}
	total.Add(int64(sum))
}

// sumAll returns the sum of all rows.
func sumAll(p *picture) int64 {
	var total atomic.Int64
	var wg sync.WaitGroup
	wg.Add(rows)
	for row := range rows {
		go sumRow(p, row, &total, &wg) // for 200 additions: this is the mistake
	}
	wg.Wait()
	return total.Load()
}

func main() {
	defer capture.Start()()

	p := new(picture)
	for i := range p {
		p[i][0] = 1
	}
	fmt.Println("the sum is", sumAll(p))
}
