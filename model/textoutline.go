package model

import (
	"fmt"
	"io"
	"slices"
)

// absenceWords begin the lines of generations, by why they are absent.
var absenceWords = [...]string{Present: "generation", Pending: "pending", Skipped: "skipped"}

// generation reads "NUMBER START END [bytes SIZE]".
func (p *textParser) generation(word, rest string) error {
	w, err := words(rest)
	if err != nil {
		return err
	}
	f := &fields{words: w}
	info := GenerationInfo{Number: uint64(f.number()), Start: f.time(), End: f.time()}
	if len(f.words) > 0 {
		f.keyword("bytes")
		info.Bytes = f.number()
	}
	if f.err != nil {
		return fmt.Errorf("want: %s NUMBER START END [bytes SIZE]: %w", word, f.err)
	}
	info.Absent = Absence(slices.Index(absenceWords[:], word))
	p.gens = append(p.gens, newTextGeneration(info))
	p.subject = ""
	return nil
}

// outline tells the builder of all generations, if some are absent: those that are
// not follow each other, for a builder takes them in one go.
func (p *textParser) outline(b *Builder) error {
	is := func(why Absence) func(*textGeneration) bool {
		return func(g *textGeneration) bool { return g.info.Absent == why }
	}
	not := func(g *textGeneration) bool { return g.info.Absent != Present }
	if !slices.ContainsFunc(p.gens, not) {
		return nil
	}
	first := slices.IndexFunc(p.gens, is(Present))
	if first < 0 { // nothing is there yet: what is pending is to come
		first = max(slices.IndexFunc(p.gens, is(Pending)), 0)
	} else if n := slices.IndexFunc(p.gens[first:], not); n >= 0 && slices.ContainsFunc(p.gens[first+n:], is(Present)) {
		return fmt.Errorf("generation %d is absent between others that are there", p.gens[first+n].info.Number)
	}
	infos := make([]GenerationInfo, len(p.gens))
	for i, g := range p.gens {
		infos[i] = g.info
	}
	b.Outline(infos, 0, first)
	return nil
}

// dumpHeading writes the line of a generation.
func dumpHeading(out io.Writer, g GenerationInfo) {
	if g.Absent == Present && g.Lost != "" {
		fmt.Fprintf(out, "lost %d %s\n", g.Number, g.Lost)
		return
	}
	fmt.Fprintf(out, "%s %d %d %d", absenceWords[g.Absent], g.Number, g.Start, g.End)
	if g.Bytes > 0 {
		fmt.Fprintf(out, " bytes %d", g.Bytes)
	}
	fmt.Fprintln(out)
}
