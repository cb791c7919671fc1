package sound

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexer takes a part apart into tags and text. It is far quicker than the library's
// on text, of which a part holds megabytes, and as strict: a part may be walked
// several times before it goes back.
type lexer struct {
	src   []byte
	pos   int
	names map[string]string // short strings met before
	attrs []rawAttr         // room for those of a tag
}

// tag is a start or end tag.
type tag struct {
	prefix, name string
	attrs        []rawAttr
	end, empty   bool
}

type rawAttr struct{ prefix, name, value string }

var errCutOff = errors.New("a tag is cut off")

// text returns the stretch up to the next tag, references as written.
func (l *lexer) text() ([]byte, error) {
	rest := l.src[l.pos:]
	end := bytes.IndexByte(rest, '<')
	if end < 0 {
		end = len(rest)
	}
	l.pos += end
	text := rest[:end]
	if bytes.Contains(text, []byte("]]>")) {
		return nil, errors.New("]]> within text")
	}
	return text, l.checkText(text, true)
}

// special passes over a comment, an instruction, or a CDATA section, whose text it returns.
func (l *lexer) special() (text []byte, err error) {
	rest := l.src[l.pos:]
	between := func(opened, closed string) ([]byte, error) {
		inside := rest[len(opened):]
		end := bytes.Index(inside, []byte(closed))
		if end < 0 {
			return nil, fmt.Errorf("%s is never closed", opened)
		}
		l.pos += len(opened) + end + len(closed)
		return inside[:end], l.checkText(inside[:end], false)
	}
	switch {
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return between("<![CDATA[", "]]>")
	case bytes.HasPrefix(rest, []byte("<!--")):
		inside, err := between("<!--", "-->")
		if err == nil && (bytes.Contains(inside, []byte("--")) || bytes.HasSuffix(inside, []byte("-"))) {
			err = errors.New("-- within a comment")
		}
		return nil, err
	case bytes.HasPrefix(rest, []byte("<?")):
		begin := l.pos
		inside, err := between("<?", "?>")
		target := lexer{src: inside, names: l.names}
		if prefix, name, no := target.name(); err == nil && (no != nil || prefix != "" ||
			strings.EqualFold(name, "xml") && (begin > 0 || !declaration.Match(inside))) {
			err = fmt.Errorf("the instruction %.60q", inside)
		}
		return nil, err
	}
	return nil, errors.New("a document type")
}

// declaration is what a part may begin with.
var declaration = regexp.MustCompile(`^xml\s+version\s*=\s*(?:"1\.0"|'1\.0')` +
	`(?:\s+encoding\s*=\s*(?:"(?i:utf-8)"|'(?i:utf-8)'))?` +
	`(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*$`)

// tag reads a start or end tag.
func (l *lexer) tag() (t tag, err error) {
	l.pos++
	t.attrs = l.attrs[:0]
	if t.end = l.pos < len(l.src) && l.src[l.pos] == '/'; t.end {
		l.pos++
	}
	if t.prefix, t.name, err = l.name(); err != nil {
		return t, err
	}
	for {
		spaced := l.skipSpace()
		if l.pos >= len(l.src) {
			return t, errCutOff
		}
		switch c := l.src[l.pos]; {
		case c == '>':
			l.pos++
			return t, nil
		case c == '/' && !t.end:
			if l.pos+1 >= len(l.src) || l.src[l.pos+1] != '>' {
				return t, fmt.Errorf("a stray / in <%s>", t.name)
			}
			l.pos += 2
			t.empty = true
			return t, nil
		case t.end || !spaced:
			return t, fmt.Errorf("<%s> with %q", t.name, c)
		}
		a, err := l.attribute()
		if err != nil {
			return t, err
		}
		t.attrs = append(t.attrs, a)
		l.attrs = t.attrs
	}
}

func (l *lexer) attribute() (a rawAttr, err error) {
	if a.prefix, a.name, err = l.name(); err != nil {
		return a, err
	}
	l.skipSpace()
	if l.pos >= len(l.src) || l.src[l.pos] != '=' {
		return a, fmt.Errorf("the attribute %q without a value", a.name)
	}
	l.pos++
	l.skipSpace()
	if l.pos >= len(l.src) || l.src[l.pos] != '"' && l.src[l.pos] != '\'' {
		return a, fmt.Errorf("the attribute %q without quotes", a.name)
	}
	quote := l.src[l.pos]
	l.pos++
	end := bytes.IndexByte(l.src[l.pos:], quote)
	if end < 0 {
		return a, errCutOff
	}
	value := l.src[l.pos : l.pos+end]
	l.pos += end + 1
	if bytes.IndexByte(value, '<') >= 0 {
		return a, fmt.Errorf("< in the attribute %q", a.name)
	}
	if err := l.checkText(value, true); err != nil {
		return a, err
	}
	a.value = l.keep(Unescape(value))
	return a, nil
}

// name reads a name with its prefix.
func (l *lexer) name() (prefix, name string, err error) {
	start, colon := l.pos, -1
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		size := 1
		switch {
		case c == ':' && colon < 0 && l.pos > start:
			colon = l.pos
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_':
		case (c >= '0' && c <= '9' || c == '-' || c == '.') && l.pos > start && l.pos != colon+1:
		case c >= utf8.RuneSelf:
			var r rune
			if r, size = utf8.DecodeRune(l.src[l.pos:]); !unicode.In(r, unicode.L, unicode.N, unicode.M) {
				return "", "", fmt.Errorf("%q in a name", r)
			}
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		l.pos += size
	}
	whole := l.src[start:l.pos]
	if len(whole) == 0 || colon == l.pos-1 {
		return "", "", errors.New("a tag or attribute without a name")
	}
	if colon < 0 {
		return "", l.keep(whole), nil
	}
	return l.keep(l.src[start:colon]), l.keep(l.src[colon+1 : l.pos]), nil
}

// keep makes a string, the same for the same short text.
func (l *lexer) keep(text []byte) string {
	const short, most = 24, 1000
	if s, ok := l.names[string(text)]; ok {
		return s
	}
	s := string(text)
	if len(s) <= short && len(l.names) < most {
		l.names[s] = s
	}
	return s
}

func (l *lexer) skipSpace() bool {
	start := l.pos
	for l.pos < len(l.src) && isSpace(l.src[l.pos]) {
		l.pos++
	}
	return l.pos > start
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
