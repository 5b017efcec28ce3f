package wire

import (
	"errors"
	"fmt"
	"time"

	"chanlens/model"
)

// clock is what a generation tells of the clock that its events are stamped with.
type clock struct {
	perTick  float64 // nanoseconds a tick; 0: not told
	snapshot bool
	ticks    uint64 // at the snapshot
	wall     time.Time
}

// at converts ticks to nanoseconds, at most latest.
func (c *clock) at(ticks uint64) int64 {
	if ns := float64(ticks) * c.perTick; ns < latest {
		return int64(ns)
	}
	return latest
}

// addClock reads the batch that ties ticks to nanoseconds and, since Go 1.25, to the
// wall clock.
func (d *Decoder) addClock(b batch) error {
	c := &d.clock
	ticks := b.ticks
	for r := (reader{data: b.data}); len(r.data) > 0; {
		switch k := r.byte(); {
		case k == evFrequency:
			if c.perTick != 0 {
				return errors.New("two clock frequencies")
			}
			c.perTick = 1.0 / (float64(r.number()) / 1e9)
		case k == evClockSnapshot && d.version >= 25:
			if c.snapshot {
				return errors.New("two clock snapshots")
			}
			c.snapshot = true
			ticks += r.number()
			c.ticks = ticks
			r.number() // the monotonic clock
			seconds := r.number()
			c.wall = time.Unix(int64(seconds), int64(r.number()))
		default:
			return fmt.Errorf("event %d among clocks", k)
		}
		if r.err != nil {
			return fmt.Errorf("clock: %w", r.err)
		}
	}
	return nil
}

// checkClock holds that the generation told what its times mean.
func (d *Decoder) checkClock() error {
	switch {
	case d.clock.perTick == 0:
		return errors.New("no clock frequency")
	case d.version >= 25 && !d.clock.snapshot:
		return errors.New("no clock snapshot")
	}
	return nil
}

// tellClock tells the model the wall clock.
func (d *Decoder) tellClock() {
	if c := &d.clock; c.snapshot {
		d.g.Clock(model.ClockSnapshot{At: model.Time(c.at(c.ticks)), Wall: c.wall})
	}
}
