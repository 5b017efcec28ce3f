// Churn-fixed demonstrates a few goroutines with a good piece of work each.
//
// Four sumRows goroutines add up a quarter of the rows each. In the timeline they
// are started once, and end when all is done.
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
	workers = 4
)

type picture [rows][columns]byte

// sumRows adds up the rows from one up to, and without, another.
func sumRows(p *picture, from, to int, total *atomic.Int64, wg *sync.WaitGroup) {
	defer wg.Done()
	sum := 0
	for _, row := range p[from:to] {
		for _, b := range row {
			sum += int(b)
		}
	}
	total.Add(int64(sum))
}

// sumAll returns the sum of all rows.
func sumAll(p *picture) int64 {
	var total atomic.Int64
	var wg sync.WaitGroup
	wg.Add(workers)
	for i := range workers {
		go sumRows(p, i*rows/workers, (i+1)*rows/workers, &total, &wg)
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
