package overlay

import (
	"fmt"
	"os/exec"
	"testing"
	"time"
)

// BenchmarkCost holds a program with the overlay against the stock one, each
// with a trace and without, in turns. Metrics of an operation:
//
//	stock-ns, traced-ns    the stock program, and the overlay with a trace: elapsed
//	off-x                  the overlay without a trace, in times of stock
//	on-x                   the overlay with a trace, in times of stock with one
//	off-cpu-x, on-cpu-x    the same by processor time, on a busy machine the better
//	trace-B                bytes of trace
//
// Each is the least of its rounds, as what else the machine does only adds. Use
// -benchtime 10x for ten rounds.
func BenchmarkCost(b *testing.B) {
	tc := toolchains(b)[0]
	stock, over := tc.plain(b, "bench"), tc.build(b, "bench")
	for _, shape := range []string{"pingpong", "buffered", "local", "select", "poll", "make", "lock", "wait"} {
		b.Run(shape, func(b *testing.B) {
			off, on := never, never
			stockOff, stockOn := never, never
			for b.Loop() {
				stockOff.measure(b, stock, shape, "500000")
				stockOn.measure(b, stock, shape, "500000", "trace")
				off.measure(b, over, shape, "500000")
				on.measure(b, over, shape, "500000", "trace")
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(stockOff.ns, "stock-ns")
			b.ReportMetric(on.ns, "traced-ns")
			b.ReportMetric(off.ns/stockOff.ns, "off-x")
			b.ReportMetric(on.ns/stockOn.ns, "on-x")
			b.ReportMetric(float64(off.cpu)/float64(stockOff.cpu), "off-cpu-x")
			b.ReportMetric(float64(on.cpu)/float64(stockOn.cpu), "on-cpu-x")
			b.ReportMetric(on.bytes, "trace-B")
		})
	}
}

// A cost is the least of some rounds.
type cost struct {
	ns, bytes float64       // of an operation
	cpu       time.Duration // of the whole run
}

var never = cost{ns: 1e18, bytes: 1e18, cpu: 1 << 62}

// measure runs a bench program once more.
func (c *cost) measure(b *testing.B, program string, args ...string) {
	b.Helper()
	cmd := exec.Command(program, args...)
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	var ns, bytes float64
	if _, err := fmt.Sscan(string(out), &ns, &bytes); err != nil {
		b.Fatal(err)
	}
	c.ns, c.bytes = min(c.ns, ns), min(c.bytes, bytes)
	c.cpu = min(c.cpu, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
}
