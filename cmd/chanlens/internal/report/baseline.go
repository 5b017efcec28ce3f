package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
)

// Baselines are earlier reports, each on a trace.
type Baselines struct {
	name    string
	earlier []earlier
}

// earlier is what is read of an earlier report.
type earlier struct {
	Schema *string `json:"schema"`
	Trace  struct {
		File string `json:"file"`
	} `json:"trace"`
	Findings *[]GoneFinding `json:"findings"`
	Blocked  []struct {
		Op      string `json:"op"`
		Verdict string `json:"verdict"`
		Site    *struct {
			Func string `json:"func"`
		} `json:"site"`
	} `json:"blocked"`
}

// ReadBaselines reads the reports in a file, of which name is the name: JSON, one
// document after the other, as report --format json prints them.
func ReadBaselines(name string, r io.Reader) (*Baselines, error) {
	b := &Baselines{name: name}
	dec := json.NewDecoder(r)
	for {
		var e earlier
		err := dec.Decode(&e)
		if _, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && e.Schema != nil && *e.Schema != Schema {
			err = nil // what the fields of another schema hold is no matter
		}
		switch {
		case errors.Is(err, io.EOF) && len(b.earlier) == 0:
			return nil, b.refused("there is nothing in it")
		case errors.Is(err, io.EOF):
			return b, nil
		case err != nil:
			return nil, b.refused("no JSON report of chanlens: " + err.Error())
		}
		if why := e.unfit(); why != "" {
			return nil, b.refused(why)
		}
		b.earlier = append(b.earlier, e)
	}
}

// unfit says why a document is of no use as a baseline; "" if it is.
func (e *earlier) unfit() string {
	switch {
	case e.Schema == nil:
		return "no JSON report of chanlens: it has no schema"
	case *e.Schema != Schema:
		return fmt.Sprintf("its schema is %q, and this version of chanlens reads %q", *e.Schema, Schema)
	case e.Findings == nil:
		return "it has no findings: an older chanlens made it"
	}
	return ""
}

// refused says what is wrong with the file, and what to do about it.
func (b *Baselines) refused(why string) error {
	return fmt.Errorf("%s: no use as a baseline: %s\nMake it with \"chanlens report --format json -o FILE TRACE…\", from the traces to hold others against.", b.name, why)
}

// For returns what to hold a trace against: the report on a trace of that name, or
// else on one of the same name in another folder if there is but one, or else the
// only report there is.
func (b *Baselines) For(file string) *Against {
	a := &Against{name: b.name, stuck: make(map[stuckAt]bool)}
	exact := b.those(func(e earlier) bool { return e.Trace.File == file })
	similar := b.those(func(e earlier) bool { return filepath.Base(e.Trace.File) == filepath.Base(file) })
	switch {
	case len(exact) > 0:
		a.add(exact...)
	case len(similar) == 1:
		a.add(similar...)
	case len(b.earlier) == 1:
		a.add(b.earlier...)
	}
	return a
}

func (b *Baselines) those(fit func(earlier) bool) []earlier {
	var list []earlier
	for _, e := range b.earlier {
		if fit(e) {
			list = append(list, e)
		}
	}
	return list
}
