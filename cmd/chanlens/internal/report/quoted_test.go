package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"testing"
)

// Texts of all kinds are quoted as encoding/json does.
func TestQuotedAgainstPlain(t *testing.T) {
	for _, s := range []string{"", "plain", "1.5µs at ☃", "a\"b", `a\b`, "tab\t", "\x00", "\x7f", "bad \xff", "\ufffd", "a\u2028b\u2029", "<&>"} {
		var want, got bytes.Buffer
		plain := json.NewEncoder(&want)
		plain.SetEscapeHTML(false)
		if err := plain.Encode(s); err != nil {
			t.Fatal(err)
		}
		e := &encoder{out: bufio.NewWriter(&got)}
		e.quoted(s).text("\n").out.Flush()
		if got.String() != want.String() {
			t.Errorf("%q is written as %s, want %s", s, &got, &want)
		}
	}
}
