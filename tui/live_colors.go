package tui

import (
	"os"

	"chanlens/tui/theme"

	"github.com/gdamore/tcell/v2"
)

// readyTerminal makes the terminal take as many colours as the user says, and returns
// how many it has. It is to be called before the screen is made. Where little is
// known of the terminal (Windows has its own ways), it is believed to have all.
//
// NO_COLOR is not for tcell to see: whether to obey it is for [theme.In], and a user
// may choose a theme with colours later.
func readyTerminal(want theme.Depth) theme.Depth {
	os.Unsetenv("NO_COLOR")
	if want == theme.Truecolor {
		os.Setenv("TCELL_TRUECOLOR", "enable")
	}
	info, err := tcell.LookupTerminfo(os.Getenv("TERM"))
	switch {
	case err != nil:
		return max(want, theme.Truecolor)
	case want == theme.Auto && info.SetFgBgRGB != "" && os.Getenv("TCELL_TRUECOLOR") != "disable":
		return theme.Truecolor
	case want == theme.Auto:
		return theme.DepthOf(info.Colors)
	}
	if n := want.Colors(); n > info.Colors && want != theme.Truecolor {
		// As xterm does it, and all that have so many colours.
		info.Colors = n
		info.SetFg = "\x1b[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m"
		info.SetBg = "\x1b[%?%p1%{8}%<%t4%p1%d%e%p1%{16}%<%t10%p1%{8}%-%d%e48;5;%p1%d%;m"
		info.SetFgBg = ""
		info.ResetFgBg = "\x1b[39;49m"
	}
	return want
}

// readyCharset makes the terminal take what a theme draws, whatever the locale says:
// ASCII where its character set is not known here, and Unicode where the user asks
// for it. It is to be called before the screen is made.
func readyCharset(t *theme.Theme) {
	if t.ASCII {
		tcell.SetEncodingFallback(tcell.EncodingFallbackASCII)
		return
	}
	tcell.SetEncodingFallback(tcell.EncodingFallbackUTF8)
	tcell.RegisterEncoding("US-ASCII", tcell.GetEncoding("UTF-8"))
}
