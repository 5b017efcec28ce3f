package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/tui"
	"chanlens/tui/keys"
	"chanlens/tui/theme"

	"github.com/spf13/cobra"
)

// snapshotOptions are the flags of the snapshot command.
type snapshotOptions struct {
	size   string
	keys   string
	output string
	lesson string
	ansi   bool
	look   lookFlags
	load   loadFlags
	start  startFlags
	exam   examineFlags
}

func newSnapshot() *cobra.Command {
	var opt snapshotOptions
	cmd := &cobra.Command{
		Use:   "snapshot [FILE]",
		Short: "Print one screen of the terminal UI",
		Long: `Snapshot draws the terminal UI without a terminal, after the given key presses,
and prints the screen as text. It runs the very code of the live UI, so it serves
in documentation, bug reports and tests. Without a file it opens the sample.

In --keys a character is its key, and what is no character stands in angle
brackets: <Enter> <Esc> <Tab> <S-Tab> <Space> <Up> <Down> <Left> <Right> <PgUp>
<PgDn> <Home> <End> <C-d> <F1> <lt>; also <click 12,3> and <wheel-up 12,3>.`,
		Example: `  chanlens snapshot trace.out
  chanlens snapshot --size 160x45 --keys "jj++<Right>" trace.out
  chanlens snapshot --ansi --view waits trace.out | less -R
  chanlens snapshot --ansi --theme light --colors 16 trace.out
  chanlens snapshot --ascii trace.out
  chanlens snapshot --lesson forgotten-sender --keys "<Enter><Enter>"`,
		Args:              maximumArgs(1),
		ValidArgsFunction: completeTraces,
		RunE: func(cmd *cobra.Command, args []string) error {
			return snapshot(cmd, args, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.size, "size", "120x36", "width and height of the screen in cells")
	f.StringVar(&opt.keys, "keys", "", "keys to press first, such as \"jj<Enter>\"")
	f.StringVar(&opt.lesson, "lesson", "", "a screen of this `lesson`, which stands beside its own trace")
	f.BoolVar(&opt.ansi, "ansi", false, "print colours, as escape sequences")
	f.StringVarP(&opt.output, "output", "o", "", "write to this file instead of standard output")
	addStartFlags(cmd, &opt.start)
	addLookFlags(cmd, &opt.look)
	addLoadFlags(cmd, &opt.load)
	addExamineFlags(cmd, &opt.exam)
	completeWords(cmd, "lesson", lessons.Names()...)
	completeWords(cmd, "size", "80x24", "120x36", "160x45", "200x60")
	return cmd
}

// snapshot prints one screen of the UI on a trace, or on the sample if none is named.
func snapshot(cmd *cobra.Command, files []string, opt snapshotOptions) error {
	width, height, err := parseSize(opt.size)
	if err != nil {
		return usageError(cmd, err.Error())
	}
	if _, err := keys.Parse(opt.keys); err != nil {
		return usageError(cmd, err.Error())
	}
	load, err := opt.load.options()
	if err != nil {
		return usageError(cmd, err.Error())
	}
	exam, source, dumps, err := opt.exam.options(cmd)
	if err != nil {
		return err
	}
	ui := tui.Options{Examine: exam, Source: source}
	if err := errors.Join(opt.look.set(cmd, &ui, opt.plain()), opt.start.set(cmd, &ui)); err != nil {
		return err
	}
	if err := protectInputs(opt.output, files, cmd.InOrStdin()); err != nil {
		return err
	}
	src, err := opt.open(cmd, files, &ui)
	if err != nil {
		return err
	}
	defer src.close()
	ui.Lessons = newShelf(cmd, load.Memory).lessons()
	line := progressOn(cmd.ErrOrStderr(), src.name)
	defer line.stop()
	load.Progress = line.update
	t, err := src.load(cmd.Context(), load)
	if err != nil {
		return err
	}
	line.stop()
	warnLost(cmd.ErrOrStderr(), t)
	dump := dumps.of(cmd.Context(), src)
	dump.into(&ui.Examine)
	ui.Name, ui.Trace, ui.Dump = src.name, t, dump.onScreen()
	ui.Command = append(src.command, opt.load.words(cmd)...)
	screen, err := tui.Snapshot(cmd.Context(), ui,
		tui.SnapshotOptions{Width: width, Height: height, Keys: opt.keys, ANSI: opt.ansi})
	if err != nil {
		return fmt.Errorf("%s: %w", src.name, err)
	}
	if err := t.Err(); err != nil { // parts of the screen are made up of nothing
		return fmt.Errorf("%s: %w", src.name, err)
	}
	return withOutput(cmd, opt.output, func(w io.Writer) error {
		_, err := io.WriteString(w, screen)
		return err
	})
}

// open opens the trace that the screen is of: that of a lesson, a file, or the sample.
func (opt *snapshotOptions) open(cmd *cobra.Command, files []string, ui *tui.Options) (*source, error) {
	switch {
	case opt.lesson == "":
		return openOptional(cmd, files)
	case len(files) > 0:
		return nil, usageError(cmd, fmt.Sprintf("--lesson has a trace of its own; %q is one too many", files[0]))
	}
	l, err := lessons.Open(opt.lesson)
	if err != nil {
		return nil, err
	}
	of := newShelf(cmd, opt.load.memory).options(l)
	ui.Lesson, ui.Source, ui.Examine.Source = of.Lesson, of.Source, of.Examine.Source
	return openLesson(cmd.Context(), l)
}

// plain returns the theme of a screen without colours, in which glyphs tell what
// colours cannot; nil with colours.
func (opt *snapshotOptions) plain() *theme.Theme {
	if opt.ansi {
		return nil
	}
	return theme.Mono
}

// maxCells is the most cells a screen may have in each direction.
const maxCells = 1000

// parseSize reads a size such as "160x45".
func parseSize(s string) (width, height int, err error) {
	w, h, ok := strings.Cut(s, "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if !ok || errW != nil || errH != nil || width < 1 || height < 1 || width > maxCells || height > maxCells {
		return 0, 0, fmt.Errorf("no size %q: it is WIDTHxHEIGHT, each from 1 to %d, such as 160x45", s, maxCells)
	}
	return width, height, nil
}

// checkView complains about a view that the UI does not have.
func checkView(cmd *cobra.Command, name string) error {
	if name == "" || slices.Contains(tui.ViewNames(), name) {
		return nil
	}
	return usageError(cmd, fmt.Sprintf("no view %q: there are %s", name, strings.Join(tui.ViewNames(), ", ")))
}
