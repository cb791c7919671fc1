// Package terminal is the only door to the person at the screen. It knows the reader's language, whether there is a
// terminal at all, its width and its colours, and it has a buffer version for tests.
//
// The rules: what was asked for goes to Out and is never coloured or counted unless Out is a terminal; progress, notes
// and errors go to Err. A message is one sentence of the catalogue, its advice on a line of its own below it.
package terminal

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"nianbao/internal/answer"
	"nianbao/internal/message"
)

// Terminal is where a command speaks: the answer to Out, all else to Err.
type Terminal struct {
	answer.Writer
	Err    io.Writer
	Screen bool // Err is a terminal a progress bar can be drawn on
	Width  int  // columns of Out; 0 when it is no terminal
}

// System returns the terminal the process was started on. Colour follows NO_COLOR.
func System() *Terminal {
	t := &Terminal{
		Writer: answer.Writer{Out: &guarded{to: os.Stdout}, Lang: LocaleLang(os.Getenv)},
		Err:    os.Stderr,
	}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		t.Colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if w, _, err := term.GetSize(fd); err == nil {
			t.Width = w
		}
	}
	t.Screen = term.IsTerminal(int(os.Stderr.Fd()))
	return t
}

// guarded remembers the first failure of what it writes to: a full disk behind a redirection must
// not pass for success, and nobody looks at the result of every line that is printed.
type guarded struct {
	to  io.Writer
	err error
}

func (g *guarded) Write(p []byte) (int, error) {
	n, err := g.to.Write(p)
	if err != nil && g.err == nil {
		g.err = err
	}
	return n, err
}

// Lost is why a part of the answer could not be written; nil when all of it was.
func (t *Terminal) Lost() error {
	if g, ok := t.Out.(*guarded); ok && g.err != nil {
		return message.Wrap(g.err, "terminal.lost")
	}
	return nil
}

// Buffer returns a terminal for tests and what is written to it.
func Buffer(lang message.Lang) (t *Terminal, out, err *bytes.Buffer) {
	out, err = &bytes.Buffer{}, &bytes.Buffer{}
	return &Terminal{Writer: answer.Writer{Out: out, Lang: lang}, Err: err}, out, err
}

// LocaleLang returns the language of the locale: Chinese unless the locale plainly names another.
func LocaleLang(getenv func(string) string) message.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		switch locale := getenv(name); {
		case locale == "" || locale == "C" || locale == "POSIX" || strings.HasPrefix(locale, "C."):
			continue // says nothing about the reader's language
		case strings.HasPrefix(locale, "zh"):
			return message.Chinese
		default:
			return message.English
		}
	}
	return message.Chinese
}

// Note writes a line beside the answer.
func (t *Terminal) Note(text message.Text) { fmt.Fprintln(t.Err, t.Say(text)) }

// Complain writes an error, and the advice it carries on the next line.
func (t *Terminal) Complain(err error) {
	fmt.Fprintln(t.Err, t.Say(message.New("terminal.error", "error", err)))
	if hint := message.HintOf(err); !hint.IsZero() {
		fmt.Fprintln(t.Err, t.Say(message.New("terminal.hint", "hint", hint)))
	}
}
