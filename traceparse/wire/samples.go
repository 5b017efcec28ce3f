package wire

import (
	"cmp"
	"fmt"
	"slices"

	"chanlens/model"
)

// sample is a CPU sample.
type sample struct {
	at              int64
	ticks           uint64
	thread, proc, g uint64
	stack           uint64
}

// addSamples reads a batch of CPU samples.
func (d *Decoder) addSamples(data []byte) error {
	for r := (reader{data: data}); len(r.data) > 0; {
		if k := r.byte(); k != evCPUSample {
			return fmt.Errorf("event %d among CPU samples", k)
		}
		s := sample{ticks: r.number(), thread: r.number(), proc: r.number(), g: r.number(), stack: r.number()}
		if r.err != nil {
			return fmt.Errorf("CPU sample: %w", r.err)
		}
		d.samples = append(d.samples, s)
	}
	return nil
}

// sortSamples puts the CPU samples in the order of their times.
func (d *Decoder) sortSamples() {
	for i := range d.samples {
		d.samples[i].at = d.clock.at(d.samples[i].ticks)
	}
	slices.SortFunc(d.samples, func(a, b sample) int { return cmp.Compare(a.at, b.at) })
}

// tellSample tells the model a CPU sample.
func (d *Decoder) tellSample(s sample) error {
	at := d.event(s.at)
	stack, err := d.stack(s.stack)
	if err != nil {
		return err
	}
	id := model.NoGoID
	if int64(s.g) > 0 {
		id = model.GoID(s.g)
	}
	d.g.Sample(at, id, stack, d.g.Where(int64(s.proc), int64(s.thread)))
	return nil
}
