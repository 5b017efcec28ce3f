package traceparse

import (
	"fmt"
	"math"
	"testing"

	"chanlens/model"
)

// Traces in which messages tell of operations on channels that no program did cost no more
// than others.
func TestHostileChannels(t *testing.T) {
	const size = 1<<20 - 1<<12
	for name, make := range hostileChannels {
		t.Run(name, func(t *testing.T) { checkBounds(t, make(size)) })
	}
}

// The strings of recorder, by number.
const (
	strMake = iota + 1
	strState
	strHuge
	strSend
	strReceive
	strNumber
	strFar
	strSelectWait
	strSendWait
	strClose
	strEmpty

	strFree // and those behind
)

var recorderStrings = map[uint64]string{
	strMake: "chan make", strSend: "chan send q=1", strReceive: "chan recv blocked q=2147483647",
	strState: "cap=1 len=0 s=0 r=0 closed=0 addr=0x1 elem=int", strNumber: "001", strEmpty: "",
	strHuge: "cap=18446744073709551615 len=0 s=18446744073709551615 r=18446744073709551614 closed=1 addr=0xffffffffffffffff elem=x",
	strFar:  "=18446744073709551615", strSelectWait: "chan recv wait sel=0/65535 q=0", strSendWait: "chan send wait", strClose: "chan close q=0",
}

var hostileChannels = map[string]func(size int) []byte{
	"channels": func(size int) []byte {
		return recorder(size, nil, func(i uint64) []byte { return message(i+1, strMake, strState) })
	},
	"channels far apart": func(size int) []byte {
		return recorder(size, nil, func(i uint64) []byte { return message(i*0x9e3779b97f4a7c15, strMake, strState) })
	},
	"channels that are never declared": func(size int) []byte {
		return recorder(size, nil, func(i uint64) []byte { return message(i+1, strReceive, strNumber) })
	},
	"huge channels": func(size int) []byte {
		return recorder(size, nil, func(i uint64) []byte {
			return append(message(i+1, strMake, strHuge), append(message(i+1, strSend, strNumber), message(i+1, strReceive, strFar)...)...)
		})
	},
	"sends that nobody receives": func(size int) []byte {
		return recorder(size, nil, func(i uint64) []byte { return message(1, strSend, strNumber) })
	},
	"the nil channel": func(size int) []byte {
		return recorder(size, nil, func(i uint64) []byte {
			return message(0, []uint64{strMake, strSend, strReceive, strSendWait, strSelectWait, strClose}[i%6], []uint64{strHuge, strFar, strNumber, strEmpty, strEmpty, strEmpty}[i%6])
		})
	},
	"selects of thousands of cases": func(size int) []byte {
		return recorder(size, nil, func(i uint64) []byte { return message(i%100, strSelectWait, strEmpty) })
	},
	"numbers that fall": func(size int) []byte {
		return recorder(size, func(i uint64) string { return fmt.Sprintf("=%d", math.MaxUint64-i) },
			func(i uint64) []byte { return message(1, strSend+i%2, strFree+i) })
	},
	"kinds of operations": func(size int) []byte {
		return recorder(size, func(i uint64) string { return fmt.Sprintf("chan send wait sel=%d/65535 q=%d", i%65535, i) },
			func(i uint64) []byte { return message(1, strFree+i, strEmpty) })
	},
}

// recorder has one goroutine tell of channels over and over, with half of the trace for
// further strings, if there are any.
func recorder(size int, further func(i uint64) string, next func(i uint64) []byte) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	for number, text := range recorderStrings {
		h.batch(^uint64(0), 1, []byte{evStrings}, event(evString, number, uint64(len(text))), []byte(text))
	}
	texts := uint64(math.MaxUint64)
	if further != nil {
		texts = 0
		h.fill(^uint64(0), 1, size/2, []byte{evStrings}, func(i uint64) []byte {
			texts++
			text := further(i)
			return append(event(evString, strFree+i, uint64(len(text))), text...)
		})
	}
	h.running(1, 2, 0, 1)
	h.fill(1, 10, size, nil, func(i uint64) []byte { return next(i % texts) })
	h.end()
	return h.data
}

// message tells something of a channel.
func message(channel, category, text uint64) []byte {
	return event(evLog, 0, channel+1<<20, category, text, 0)
}

// TestHostileChannelsAreTaken: what [TestHostileChannels] measures is more than that
// messages are refused.
func TestHostileChannelsAreTaken(t *testing.T) {
	for name, make := range hostileChannels {
		tr, err := loadUnnamed(make(1 << 14))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		ops := 0
		for op := range tr.ChanOps(0, tr.End()+1) {
			if pair, ok := tr.ChanPair(op); ok && pair.Seq != op.Seq {
				t.Errorf("%s: %d is paired with %d", name, op.Seq, pair.Seq)
			}
			ops++
		}
		if tr.NumChans() < 1 || ops == 0 && tr.NumChans() < 100 {
			t.Errorf("%s: %d channels, %d operations, %d messages", name, tr.NumChans(), ops, len(tr.Logs()))
		}
		for c := range model.Chan(tr.NumChans()) {
			if info := tr.Chan(c); info.Len() < 0 || info.Len() > info.Cap {
				t.Errorf("%s: %d of %d", name, info.Len(), info.Cap)
			}
		}
	}
}
