package inbox

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"nianbao/internal/inbox/eml"
	"nianbao/internal/message"
)

// Mail is the message a file came in: of messages within messages the outermost, which is the one
// that the office received.
type Mail struct {
	eml.Head
	Text string // for a person to read; no report is made of it
}

// shownText is how many characters of a message's text a refusal shows.
const shownText = 60

// wholeMail reads a message on disk: with what is attached to it, it may be larger than a file.
func wholeMail(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, message.Wrap(err, "inbox.read", "file", path)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, eml.MaxMessage+1))
	if err != nil {
		return nil, message.Wrap(err, "inbox.read", "file", path)
	}
	return data, nil
}

// partsOf lists what is attached to a message. A message that has nothing attached, or that cannot
// be read, is a file that says so: somebody sent it.
func (z *contents) partsOf(f File, key string, read func() ([]byte, error), left nesting) {
	m, err := z.kept.mails.get(key, func() (*eml.Message, error) { return readMail(read) })
	f.read = within(f.Name, read)
	if err != nil {
		f.Broken = mailError(err, f.Name)
		z.files = append(z.files, f)
		return
	}
	if f.Mail == nil {
		f.Mail = &Mail{m.Head, m.Text}
	}
	for _, at := range []time.Time{m.Sent, m.Received} {
		if !at.IsZero() {
			f.Time = at
		}
	}
	for _, name := range m.PassedOver {
		z.pass(f.Name + "!" + name)
	}
	found := false
	for i, part := range m.Files {
		full := f.Name + "!" + part.Name
		if asideWithin(part.Name) != "" {
			z.pass(full)
			continue
		}
		if found = true; !z.admits(f.Name, 1, uint64(len(part.Data))) {
			return
		}
		z.add(File{Name: full, Time: f.Time, Mail: f.Mail, read: func() ([]byte, error) {
			m, err := z.kept.mails.get(key, func() (*eml.Message, error) { return readMail(read) })
			if err != nil {
				return nil, mailError(err, full)
			}
			return bounded(bytes.NewReader(m.Files[i].Data), full)
		}}, full, left)
	}
	if !found {
		f.Broken = nothingAttached(f.Name, m)
		z.files = append(z.files, f)
	}
}

func readMail(read func() ([]byte, error)) (*eml.Message, error) {
	data, err := read()
	if err != nil {
		return nil, err
	}
	return eml.Read(data)
}

// within reads a message as one file like others.
func within(name string, read func() ([]byte, error)) func() ([]byte, error) {
	return func() ([]byte, error) {
		data, err := read()
		if err != nil {
			return nil, err
		}
		return bounded(bytes.NewReader(data), name)
	}
}

func mailError(err error, name string) error {
	var said *message.Error
	switch {
	case errors.As(err, &said):
		return err
	case errors.Is(err, eml.ErrLarge):
		return message.NewError("inbox.large", "file", name, "limit", eml.MaxMessage>>20).
			WithHint("inbox.large.hint")
	case errors.Is(err, eml.ErrParts):
		return message.NewError("inbox.mail.parts", "file", name).WithHint("inbox.mail.parts.hint")
	}
	return message.NewError("inbox.mail.none", "file", name).WithHint("inbox.mail.none.hint")
}

func nothingAttached(name string, m *eml.Message) error {
	if m.Sealed {
		return message.NewError("inbox.mail.sealed", "file", name).WithHint("inbox.mail.sealed.hint")
	}
	if m.Text == "" {
		return message.NewError("inbox.mail.empty", "file", name).WithHint("inbox.mail.bare.hint")
	}
	text := []rune(strings.TrimRight(message.OneLine(m.Text), "。.；;"))
	if len(text) > shownText {
		text = append(text[:shownText], '…')
	}
	return message.NewError("inbox.mail.bare", "file", name, "text", string(text)).WithHint("inbox.mail.bare.hint")
}

// isOutlook recognises what Outlook alone can open: its own messages, and the wrapper it sends to
// others as.
func (f File) isOutlook() bool {
	return f.extension() == ".msg" || strings.EqualFold(f.Base(), "winmail.dat")
}

// explained names the remedy for files that came by mail and that nobody but the mail program can open.
func explained(f File) File {
	switch {
	case f.Broken != nil:
	case f.extension() == ".msg":
		f.Broken = message.NewError("inbox.mail.msg", "file", f.Name).WithHint("inbox.mail.msg.hint")
	case f.isOutlook():
		f.Broken = message.NewError("inbox.mail.tnef", "file", f.Name).WithHint("inbox.mail.tnef.hint")
	}
	return f
}
