package editor

import (
	"slices"
	"testing"
)

func TestCommand(t *testing.T) {
	const file = "/src/my mail/send.go"
	for _, tt := range []struct {
		visual, editor string
		file           string
		line           int
		want           []string // nil: an error
	}{
		{"", "", file, 23, []string{"vi", "+23", file}},
		{"  ", "", file, 23, []string{"vi", "+23", file}},
		{`""`, "nano", file, 23, []string{"nano", "+23", file}},
		{"", "vim", file, 23, []string{"vim", "+23", file}},
		{"kak", "vim", file, 23, []string{"kak", "+23", file}},
		{"", "/usr/bin/nvim -u NONE", file, 23, []string{"/usr/bin/nvim", "-u", "NONE", "+23", file}},
		{"", "emacsclient -nw -a ''", file, 23, []string{"emacsclient", "-nw", "-a", "", "+23", file}},
		{"", "emacs", file, 23, []string{"emacs", "+23", file}},
		{"", "micro", file, 23, []string{"micro", "+23", file}},
		{"", "code --wait", file, 23, []string{"code", "--wait", "--goto", file + ":23"}},
		{"", "codium", file, 23, []string{"codium", "--goto", file + ":23"}},
		{"", "cursor", file, 23, []string{"cursor", "--goto", file + ":23"}},
		{"", "subl -w", file, 23, []string{"subl", "-w", file + ":23"}},
		{"", "hx", file, 23, []string{"hx", file + ":23"}},
		{"", "goland", file, 23, []string{"goland", "--line", "23", file}},
		{"", `"/opt/Sublime Text/subl"`, file, 23, []string{"/opt/Sublime Text/subl", file + ":23"}},
		{"", `/opt/my\ tools/vim`, file, 23, []string{"/opt/my tools/vim", "+23", file}},
		{"", `'C:\Program Files\Code\code.exe'`, file, 23, []string{`C:\Program Files\Code\code.exe`, "--goto", file + ":23"}},
		{"", "ed", file, 23, []string{"ed", file}},
		{"", "vim", file, 0, []string{"vim", file}},
		{"", "vim", "-c:!reboot.go", 1, []string{"vim", "+1", "./-c:!reboot.go"}},
		{"", "vim", "+!reboot.go", 1, []string{"vim", "+1", "./+!reboot.go"}},
		{"", "vim", "{line}.go", 7, []string{"vim", "+7", "{line}.go"}},
		{"", "vim $(x) `y` ;", "a.go", 7, []string{"vim", "$(x)", "`y`", ";", "+7", "a.go"}},
		{"", `vim "a\"b\n" 'c\'`, "a.go", 7, []string{"vim", `a"b\n`, `c\`, "+7", "a.go"}},
		{"", "vim 'x", file, 23, nil},
		{"", `vim "x`, file, 23, nil},
		{"", `vim \`, file, 23, nil},
	} {
		env := map[string]string{"VISUAL": tt.visual, "EDITOR": tt.editor}
		got, err := Command(func(name string) string { return env[name] }, tt.file, tt.line)
		if !slices.Equal(got, tt.want) || (err != nil) != (tt.want == nil) {
			t.Errorf("VISUAL=%s EDITOR=%s %s:%d: %q, %v; want %q", tt.visual, tt.editor, tt.file, tt.line, got, err, tt.want)
		}
	}
}
