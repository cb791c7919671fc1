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

	"nianbao/internal/message"
)

// Terminal is where a command speaks.
type Terminal struct {
	Out    io.Writer
	Err    io.Writer
	Lang   message.Lang
	Colour bool // Out takes colours
	Screen bool // Err is a terminal a progress bar can be drawn on
	Width  int  // columns of Out; 0 when it is no terminal
}

// System returns the terminal the process was started on. Colour follows NO_COLOR.
func System() *Terminal {
	t := &Terminal{Out: &answer{to: os.Stdout}, Err: os.Stderr, Lang: LocaleLang(os.Getenv)}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		t.Colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if w, _, err := term.GetSize(fd); err == nil {
			t.Width = w
		}
	}
	t.Screen = term.IsTerminal(int(os.Stderr.Fd()))
	return t
}

// answer remembers the first failure of what it writes to: a full disk behind a redirection must not pass for success,
// and nobody looks at the result of every line that is printed.
type answer struct {
	to  io.Writer
	err error
}

func (a *answer) Write(p []byte) (int, error) {
	n, err := a.to.Write(p)
	if err != nil && a.err == nil {
		a.err = err
	}
	return n, err
}

// Lost is why a part of the answer could not be written; nil when all of it was.
func (t *Terminal) Lost() error {
	if a, ok := t.Out.(*answer); ok && a.err != nil {
		return message.Wrap(a.err, "terminal.lost")
	}
	return nil
}

// Buffer returns a terminal for tests and what is written to it.
func Buffer(lang message.Lang) (t *Terminal, out, err *bytes.Buffer) {
	out, err = &bytes.Buffer{}, &bytes.Buffer{}
	return &Terminal{Out: out, Err: err, Lang: lang}, out, err
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

// Say turns a text into words of the reader's language.
func (t *Terminal) Say(text message.Text) string { return text.In(t.Lang) }

// Println writes a line of the answer.
func (t *Terminal) Println(text message.Text) { fmt.Fprintln(t.Out, t.Say(text)) }

// Note writes a line beside the answer.
func (t *Terminal) Note(text message.Text) { fmt.Fprintln(t.Err, t.Say(text)) }

// Complain writes an error, and the advice it carries on the next line.
func (t *Terminal) Complain(err error) {
	fmt.Fprintln(t.Err, t.Say(message.New("terminal.error", "error", message.Say(err, t.Lang))))
	if hint := message.HintOf(err); !hint.IsZero() {
		fmt.Fprintln(t.Err, t.Say(message.New("terminal.hint", "hint", hint)))
	}
}

// Paint is a colour of the answer.
type Paint string

// The colours; none is the only bearer of a meaning.
const (
	Red    Paint = "31"
	Yellow Paint = "33"
	Green  Paint = "32"
	Faint  Paint = "2"
	Bold   Paint = "1"
)

// Painted returns the text in a colour, where Out takes colours.
func (t *Terminal) Painted(p Paint, text string) string {
	if !t.Colour || text == "" {
		return text
	}
	return "\x1b[" + string(p) + "m" + text + "\x1b[0m"
}
