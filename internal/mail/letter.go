package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	netmail "net/mail"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Letter is one message to one agency.
type Letter struct {
	Agency  string
	To      []string // its addresses
	Subject string
	Text    string
	Files   []File

	From   string // the office's address
	Office string // its name; "" for none
	ID     string // the Message-ID, without brackets
	Date   time.Time
}

// File is what is attached.
type File struct {
	Name string
	Data []byte
}

// Bytes is the message as it goes over the line: the same letter gives the same bytes.
func (l *Letter) Bytes() ([]byte, error) {
	sum := sha256.Sum256([]byte(l.ID + "\n" + l.Subject + "\n" + l.Text))
	m := gomail.NewMsg(gomail.WithEncoding(gomail.EncodingB64), gomail.WithNoDefaultUserAgent(),
		gomail.WithBoundary("nianbao-"+hex.EncodeToString(sum[:16])))
	from, err := Address(l.From)
	if err != nil {
		return nil, err
	}
	m.FromMailAddress(&netmail.Address{Name: phrase(l.Office), Address: from})
	for _, to := range l.To {
		address, err := Address(to)
		if err != nil {
			return nil, err
		}
		m.AddToMailAddress(&netmail.Address{Name: phrase(l.Agency), Address: address})
	}
	m.SetGenHeaderPreformatted(gomail.HeaderSubject, coded(line(l.Subject)))
	m.SetMessageIDWithValue(strings.Map(printable, l.ID))
	m.SetDateWithValue(l.Date)
	m.SetGenHeader("Auto-Submitted", "auto-generated") // no holiday notice answers it
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	for _, file := range l.Files {
		err := m.AttachReader(file.Name, bytes.NewReader(file.Data),
			func(f *gomail.File) { f.Header = header(file.Name) })
		if err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if _, err := m.WriteTo(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
