// Package answer writes what a command was asked for, line by line, in the reader's language: to the
// screen, into a file, into a test's buffer. It does not know which. What is beside
// the answer (progress, notes, errors) must not come in.
package answer

import (
	"fmt"
	"io"

	"nianbao/internal/message"
)

// Writer is where an answer goes.
type Writer struct {
	Out    io.Writer
	Lang   message.Lang
	Colour bool // Out takes colours
}

// Say turns a text into words of the reader's language.
func (w *Writer) Say(text message.Text) string { return text.In(w.Lang) }

// Println writes a line of the answer.
func (w *Writer) Println(text message.Text) { fmt.Fprintln(w.Out, w.Say(text)) }

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
func (w *Writer) Painted(p Paint, text string) string {
	if !w.Colour || text == "" {
		return text
	}
	return "\x1b[" + string(p) + "m" + text + "\x1b[0m"
}
