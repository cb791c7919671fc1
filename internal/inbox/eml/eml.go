// Package eml reads a message as mail programs save it (.eml): who sent it, when it came, its text
// for a person to read, and the files attached to it, byte for byte.
//
// [Read] does it all. Names are decoded as they come in practice (RFC 2047 and 2231 in GBK, GB18030
// and UTF-8, raw bytes, encoded words cut within a character). What a program put there and no
// person attached (pictures shown in the text, signatures) is passed over and named. Attached
// messages and zips are files like others: whoever walks looks into them. No report is made here,
// and the text of a message is never taken for one.
//
// # The day of receipt
//
// Every server that hands a message on puts a Received line above those that are there, so the
// topmost is the office's own: the only one its sender cannot have written. Its moment is
// [Message.Received]. The Date line is the sender's clock and is only shown. Of a message attached
// to another the outer one's line counts.
package eml

import (
	"bytes"
	"errors"
	netmail "net/mail"
	"strings"
	"time"

	mail "github.com/emersion/go-message"
)

// Limits on one message. Twenty megabytes are twenty-seven as a mail program writes them.
const (
	MaxMessage = 64 << 20
	maxParts   = 1000 // of all multiparts together
	maxDepth   = 10   // of multiparts in multiparts
	maxHeader  = 1 << 20
	maxText    = 4000 // characters of the text that are kept
)

// The faults of a message that is no message, or too much of one.
var (
	ErrNone  = errors.New("eml: no message")
	ErrParts = errors.New("eml: too many parts")
	ErrLarge = errors.New("eml: larger than a message is")
)

// Head is who sent a message and when.
type Head struct {
	From     string // the address, a@b.c; "" where none can be read
	Name     string // as the sender writes it
	ID       string // without brackets
	Subject  string
	Sent     time.Time // by the sender's clock; zero where it is not given
	Received time.Time // by the office's own server; zero where no line gives it
}

// Message is what a message holds.
type Message struct {
	Head
	Text       string   // for a person to read
	Files      []File   // attached, in their order
	PassedOver []string // names of what no person attached
	Sealed     bool     // it is encrypted: nothing in it can be read
}

// File is one attached file.
type File struct {
	Name string // without folders; never empty, and unlike the others of the message
	Data []byte
}

// Read reads a message.
func Read(data []byte) (*Message, error) {
	if len(data) > MaxMessage {
		return nil, ErrLarge
	}
	data = beginning(data)
	e, err := mail.ReadWithOptions(bytes.NewReader(data), &mail.ReadOptions{MaxHeaderBytes: maxHeader})
	if e == nil {
		return nil, errors.Join(ErrNone, err)
	}
	m := &Message{Head: headOf(&e.Header)}
	if m.From == "" && m.Sent.IsZero() && m.ID == "" && e.Header.Get("Content-Type") == "" {
		return nil, ErrNone
	}
	r := &reading{message: m, names: map[string]bool{}}
	if err := r.entity(e, 0, ""); err != nil {
		return nil, err
	}
	r.finish()
	return m, nil
}

// beginning takes off what programs put before a message when they save it: a byte order mark, empty
// lines, the line "From - date" of a mailbox file.
func beginning(data []byte) []byte {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), "\r\n")
	if bytes.HasPrefix(data, []byte("From ")) {
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			return data[i+1:]
		}
	}
	return data
}

func headOf(h *mail.Header) Head {
	out := Head{Subject: oneLine(decodeWords(h.Get("Subject")))}
	out.From, out.Name = sender(h.Get("From"))
	out.ID = identifier(h.Get("Message-Id"))
	out.Sent, _ = netmail.ParseDate(h.Get("Date"))
	out.Received = moment(h.Get("Received"))
	return out
}

// moment is the time at the end of a Received line.
func moment(line string) time.Time {
	_, text, _ := cutLast(line, ";")
	t, err := netmail.ParseDate(strings.TrimSpace(text))
	if err != nil {
		return time.Time{}
	}
	return t
}
