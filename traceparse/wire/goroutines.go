package wire

import (
	"errors"
	"math/bits"
	"math/rand/v2"

	"chanlens/model"
)

// status is the state of a goroutine, as the runtime numbers it.
type status = uint8

// The states of goroutines. Source: tracev2.GoStatus.
const (
	goRunnable status = 1
	goRunning  status = 2
	goSyscall  status = 3
	goWaiting  status = 4
)

// states says what the model calls the states.
var states = [...]model.State{
	goRunnable: model.StateRunnable, goRunning: model.StateRunning,
	goSyscall: model.StateSyscall, goWaiting: model.StateWaiting,
}

// goroutine is what the order needs to know of a goroutine.
type goroutine struct {
	id     uint64
	seq    uint64 // of the last event that has a sequence number
	local  model.Local
	status status
	alive  bool
	ranges bool // Decoder.ranges or Decoder.regions may have an entry
}

// goroutineTable finds goroutines by number: a hash table with open addressing.
// Goroutines of neighbouring numbers, which were created together, lie side by side
// in it, so that they are often in the cache together.
type goroutineTable struct {
	all   []goroutine
	slots []uint32 // places in all, plus 1; a power of two of them
	seed  uint64   // odd, and not to be guessed: no input makes the table slow
}

const neighbours = 8

// reset empties the table.
func (t *goroutineTable) reset() {
	if t.seed == 0 {
		t.seed = rand.Uint64() | 1
	}
	t.all = t.all[:0]
	clear(t.slots)
}

// slot returns where a number is, or would be put.
func (t *goroutineTable) slot(id uint64) int {
	mask := len(t.slots) - 1
	group := (id / neighbours * t.seed) >> (64 - bits.Len(uint(mask)))
	i := (int(group)&^(neighbours-1) | int(id%neighbours)) & mask
	for ; t.slots[i] != 0; i = (i + 1) & mask {
		if t.all[t.slots[i]-1].id == id {
			break
		}
	}
	return i
}

// find returns the place of a goroutine that has been seen, or none.
func (t *goroutineTable) find(id uint64) int32 {
	if len(t.slots) == 0 {
		return none
	}
	return int32(t.slots[t.slot(id)]) - 1
}

// add adds a goroutine that find does not find, and returns its place.
func (t *goroutineTable) add(g goroutine) int32 {
	if 2*(len(t.all)+1) > len(t.slots) {
		t.grow()
	}
	t.all = append(t.all, g)
	t.slots[t.slot(g.id)] = uint32(len(t.all))
	return int32(len(t.all)) - 1
}

func (t *goroutineTable) grow() {
	t.slots = make([]uint32, max(2*len(t.slots), 1024))
	for i := range t.all {
		t.slots[t.slot(t.all[i].id)] = uint32(i + 1)
	}
}

// create returns the place of a new goroutine, or none if one of its number is
// alive.
func (d *Decoder) create(id uint64, to status) int32 {
	if d.created++; d.created > model.MaxLocals {
		d.stop = errors.New("too many goroutines")
		return none
	}
	place := d.goroutines.find(id)
	if place == none {
		return d.goroutines.add(goroutine{id: id, local: d.g.Goroutine(model.GoID(id)), status: to, alive: true})
	}
	g := &d.goroutines.all[place]
	if g.alive {
		return none
	}
	d.forget(place)
	*g = goroutine{id: id, local: d.g.Goroutine(model.GoID(id)), status: to, alive: true}
	return place
}

// forget drops the ranges and regions of a goroutine that has ended.
func (d *Decoder) forget(place int32) {
	if d.goroutines.all[place].ranges {
		delete(d.ranges, place)
		delete(d.regions, place)
	}
}

// localOf returns the model's handle of a goroutine in a context. The scheduler's
// own goroutine, number 0, is none.
func (d *Decoder) localOf(place int32) model.Local {
	if place == none || int64(d.goroutines.all[place].id) <= 0 {
		return model.NoLocal
	}
	return d.goroutines.all[place].local
}

// idOf returns the number of a goroutine in a context, likewise.
func (d *Decoder) idOf(place int32) model.GoID {
	if place == none || int64(d.goroutines.all[place].id) <= 0 {
		return model.NoGoID
	}
	return model.GoID(d.goroutines.all[place].id)
}
