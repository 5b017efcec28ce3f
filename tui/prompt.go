package tui

import (
	"unicode/utf8"

	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// prompt is a line of text that is being typed, in place of the last line.
type prompt struct {
	label string
	text  string
	do    func(text string)
}

// maxPrompt is how much text a prompt takes.
const maxPrompt = 200

// key handles a key while the prompt is open; it returns false when the prompt is
// to close.
func (p *prompt) key(name string) bool {
	switch name {
	case "<Enter>":
		p.do(p.text)
		return false
	case "<Esc>", "<C-c>":
		return false
	case "<Backspace>":
		if p.text == "" {
			return false
		}
		_, n := utf8.DecodeLastRuneInString(p.text)
		p.text = p.text[:len(p.text)-n]
	case "<C-u>":
		p.text = ""
	case "<Space>":
		p.add(" ")
	case "<lt>":
		p.add("<")
	default:
		if utf8.RuneCountInString(name) == 1 {
			p.add(name)
		}
	}
	return true
}

func (p *prompt) add(s string) {
	if len(p.text)+len(s) <= maxPrompt {
		p.text += s
	}
}

// draw draws the prompt in one row.
func (p *prompt) draw(c *canvas.Canvas) {
	w, _ := c.Size()
	c.Fill(0, 0, w, 1, ' ', canvas.As(theme.Footer))
	x := c.Text(1, 0, p.label+" ", canvas.As(theme.Key))
	x = c.Text(x, 0, p.text, canvas.As(theme.Header))
	c.Set(x, 0, '▏', canvas.As(theme.Header))
	hint := keys.Show("<Enter>") + " finds  Esc leaves "
	if n := canvas.Width(hint); x+2+n < w {
		c.Text(w-n, 0, hint, canvas.As(theme.Footer))
	}
}
