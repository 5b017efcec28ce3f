package traceparse

import (
	"context"
	"errors"
	"fmt"

	"chanlens/model"
	"chanlens/traceparse/wire"
)

// generationDecoder decodes generations one after the other, with the same memory.
type generationDecoder struct {
	in    *Input
	m     *meter
	wire  wire.Decoder
	bytes []byte
}

// decode decodes one generation. Before Go 1.26 nothing marks a generation's end, so
// that only decoding shows that the last one lacks it: its tables come last.
func (d *generationDecoder) decode(ctx context.Context, e extent, last bool) decoded {
	if e.damage != "" {
		return decoded{err: errors.New(e.damage)}
	}
	g, err := d.read(ctx, e)
	if err != nil && last && d.in.version < versionEndGeneration {
		err = fmt.Errorf("%s (%w)", endMissing, err)
	}
	return decoded{g, err}
}

func (d *generationDecoder) read(ctx context.Context, e extent) (*model.Generation, error) {
	if n := e.bytes(); int64(cap(d.bytes)) < n {
		d.bytes = make([]byte, n)
	}
	d.bytes = d.bytes[:e.bytes()]
	if n, err := d.in.data.ReadAt(d.bytes, e.offset); n < len(d.bytes) {
		return nil, unreadable(err)
	}
	info := model.GenerationInfo{Number: e.number, Offset: e.offset, Bytes: e.bytes()}
	return d.wire.Decode(d.bytes, int(d.in.version), info, func(events int) error {
		d.m.events.Add(uint64(events))
		return ctx.Err()
	})
}
