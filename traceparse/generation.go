package traceparse

import (
	"context"
	"errors"
	"fmt"

	"chanlens/model"
	"chanlens/traceparse/chanlog"
	"chanlens/traceparse/wire"
)

// generationDecoder decodes generations one after the other, with the same memory.
type generationDecoder struct {
	in    *Input
	wire  wire.Decoder
	bytes []byte
}

func (l *loader) decoder() *generationDecoder {
	d := &generationDecoder{in: l.in}
	switch {
	case l.opt.Messages:
		d.wire.Channels = chanlog.Leave
	case l.opt.Inferred:
		d.wire.Channels = chanlog.Drop
	}
	return d
}

// decode decodes one generation. Before Go 1.26 nothing marks a generation's end, so
// that only decoding shows that the last one lacks it: its tables come last. m may
// be nil.
func (d *generationDecoder) decode(ctx context.Context, e extent, last bool, m *meter) decoded {
	if e.damage != "" {
		return decoded{err: errors.New(e.damage)}
	}
	info := model.GenerationInfo{Number: e.number, Offset: e.offset, Bytes: e.bytes()}
	g, err := d.read(ctx, info, m)
	if err != nil && last && d.in.version < versionEndGeneration {
		err = fmt.Errorf("%s (%w)", endMissing, err)
	}
	return decoded{g, err}
}

// decodeAfter decodes a generation again, so that its events come after a moment.
func (d *generationDecoder) decodeAfter(ctx context.Context, e extent, after model.Time) decoded {
	g, err := d.read(ctx, model.GenerationInfo{Number: e.number, Offset: e.offset, Bytes: e.bytes(), After: after}, nil)
	return decoded{g, err}
}

func (d *generationDecoder) read(ctx context.Context, info model.GenerationInfo, m *meter) (*model.Generation, error) {
	if int64(cap(d.bytes)) < info.Bytes {
		d.bytes = make([]byte, info.Bytes)
	}
	d.bytes = d.bytes[:info.Bytes]
	defer d.forget()
	if n, err := d.in.data.ReadAt(d.bytes, info.Offset); n < len(d.bytes) {
		return nil, unreadable(err)
	}
	return d.wire.Decode(d.bytes, int(d.in.version), info, func(events int) error {
		if m != nil {
			m.events.Add(uint64(events))
		}
		return ctx.Err()
	})
}

// maxKept is the size of the largest buffer that is kept for the next generation.
const maxKept = 4 << 20

func (d *generationDecoder) forget() {
	if cap(d.bytes) > maxKept {
		d.bytes = nil
	}
}

// again returns how to decode a generation another time: no more of them at once
// than while loading.
func (l *loader) again() model.Source {
	decoders := make(chan *generationDecoder, l.workers)
	for range l.workers {
		decoders <- l.decoder()
	}
	return func(info model.GenerationInfo) (*model.Generation, error) {
		d := <-decoders
		defer func() { decoders <- d }()
		return d.read(context.Background(), info, nil)
	}
}
