package overlay

// A part is one thing that the overlay makes the runtime do.
type part struct {
	name   string
	edits  []edit
	fields []field
	added  []added

	layouts []layout
}

// parts are all that an overlay is made of, in this order where two insert at
// one place.
var parts = []part{channels, locks, life}

// An edit inserts one line's worth of text at an anchor: a statement in a
// function, which must be found exactly once.
type edit struct {
	file   string // below GOROOT/src: "runtime/chan.go"
	fn     string // "chansend", or "(*T).method" as Go writes it
	anchor string // the place in words, for the error
	match  matcher
	place  place
	text   string             // what to insert, without line breaks
	build  func(*site) string // instead of text, where that depends on what was found
	span
}

// A field is added to the end of a struct type.
type field struct {
	file string // below GOROOT/src
	typ  string
	text string // "name type", several with semicolons between
	span
}

// A layout says which fields a struct type begins with, where an edit counts on
// their offsets: "name type" each, with semicolons between. Nothing is inserted.
type layout struct {
	file   string // below GOROOT/src
	typ    string
	fields string
	span
}

// An added file is one of our own, as it stands in templates. What it says about
// platforms and Go releases are build constraints.
type added struct {
	template string // below templates
	file     string // below GOROOT/src
}

// A span says which Go releases have an anchor: from 1.since to 1.until, with
// zero for no limit. Outside of it the anchor is not looked for.
type span struct{ since, until int }

func (s span) holds(minor int) bool {
	return (s.since == 0 || minor >= s.since) && (s.until == 0 || minor <= s.until)
}

// A place says where at its anchor a text goes.
type place uint8

const (
	before    place = iota // "text; " in front of the statement
	after                  // "; text" behind it
	afterFunc              // "; text" behind the function that holds it, for a declaration
)

// in names the file and function of edits.
func in(file, fn string, edits ...edit) []edit {
	for i := range edits {
		edits[i].file, edits[i].fn = file, fn
	}
	return edits
}
