package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	netmail "net/mail"
	"net/textproto"
	"path"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	gomail "github.com/wneessen/go-mail"
)

// Letter is one message to one agency.
type Letter struct {
	Agency  string
	To      []string // its addresses
	Subject string
	Text    string
	File    *File // nil for none

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

// longest is how many characters of a name, and of a subject, go into a header.
const longest = 120

// longestCoded is how long a name may be with its characters escaped: a line of a header has 998
// bytes at most.
const longestCoded = 900

// Bytes is the message as it goes over the line: the same letter gives the same bytes.
func (l *Letter) Bytes() ([]byte, error) {
	sum := sha256.Sum256([]byte(l.ID + "\n" + l.Subject + "\n" + l.Text))
	m := gomail.NewMsg(gomail.WithEncoding(gomail.EncodingB64), gomail.WithNoDefaultUserAgent(),
		gomail.WithBoundary("nianbao-"+hex.EncodeToString(sum[:16])))
	from, err := Address(l.From)
	if err != nil {
		return nil, err
	}
	m.FromMailAddress(&netmail.Address{Name: line(l.Office), Address: from})
	for _, to := range l.To {
		address, err := Address(to)
		if err != nil {
			return nil, err
		}
		m.AddToMailAddress(&netmail.Address{Name: line(l.Agency), Address: address})
	}
	m.Subject(line(l.Subject))
	m.SetMessageIDWithValue(strings.Map(printable, l.ID))
	m.SetDateWithValue(l.Date)
	m.SetGenHeader("Auto-Submitted", "auto-generated") // no holiday notice answers it
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	if l.File != nil {
		err := m.AttachReader(l.File.Name, bytes.NewReader(l.File.Data),
			func(f *gomail.File) { f.Header = header(l.File.Name) })
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

// header is that of an attachment: its name in ASCII for old programs, and in full by RFC 2231,
// which all others read.
func header(name string) textproto.MIMEHeader {
	name = line(strings.NewReplacer("/", "_", `\`, "_", `"`, "'").Replace(name))
	stem, ending := []rune(strings.TrimSuffix(name, path.Ext(name))), path.Ext(name)
	for len(percent(name)) > longestCoded && len(stem) > 0 {
		stem = stem[:len(stem)-1]
		name = string(stem) + ending
	}
	kind := "application/octet-stream"
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx":
		kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".docx":
		kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	}
	h := textproto.MIMEHeader{}
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", `attachment; filename="`+ascii(name)+"\";\r\n filename*=UTF-8''"+percent(name))
	return h
}

// ascii is a name with nothing but letters, digits and the marks that no program takes for anything
// else.
func ascii(name string) string {
	ending := strings.Map(plain, path.Ext(name))
	stem := strings.Trim(strings.Map(plain, strings.TrimSuffix(name, path.Ext(name))), "-.")
	if stem == "" {
		stem = "nianbao"
	}
	return stem + ending
}

func plain(r rune) rune {
	if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r)) {
		return r
	}
	return -1
}

// percent escapes all but letters and digits, as RFC 2231 has it.
func percent(text string) string {
	var out strings.Builder
	for _, c := range []byte(text) {
		if c < utf8.RuneSelf && plain(rune(c)) >= 0 {
			out.WriteByte(c)
		} else {
			fmt.Fprintf(&out, "%%%02X", c)
		}
	}
	return out.String()
}

// line is a text that is one line: control characters end headers, marks of direction deceive.
func line(text string) string {
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\n' || r == '\t':
			return ' '
		case unicode.Is(unicode.C, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) ||
			r == utf8.RuneError:
			return -1
		}
		return r
	}, text))
	if runes := []rune(text); len(runes) > longest {
		ending := []rune(path.Ext(text))
		ending = ending[:min(len(ending), 6)]
		text = string(runes[:longest-len(ending)]) + string(ending)
	}
	return text
}

func printable(r rune) rune {
	if r <= ' ' || r >= 0x7F || r == '<' || r == '>' {
		return -1
	}
	return r
}
