package eml

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	mail "github.com/emersion/go-message"
	"golang.org/x/net/html"
)

// textOfHTML is the text of a page, a line for each block; scripts and styles have none.
func textOfHTML(page string) string {
	var out strings.Builder
	t := html.NewTokenizer(strings.NewReader(page))
	hidden := 0
	for out.Len() < maxText*4 {
		switch t.Next() {
		case html.ErrorToken:
			return squeezed(out.String())
		case html.TextToken:
			if hidden == 0 {
				out.WriteString(strings.Join(strings.Fields(string(t.Text())), " "))
			}
		case html.StartTagToken:
			if name, _ := t.TagName(); isHidden(name) {
				hidden++
			} else if isBlock(name) {
				out.WriteByte('\n')
			}
		case html.EndTagToken:
			if name, _ := t.TagName(); isHidden(name) {
				hidden = max(0, hidden-1)
			}
		case html.SelfClosingTagToken:
			if name, _ := t.TagName(); isBlock(name) {
				out.WriteByte('\n')
			}
		}
	}
	return squeezed(out.String())
}

func isHidden(name []byte) bool {
	return bytes.Equal(name, []byte("style")) || bytes.Equal(name, []byte("script")) ||
		bytes.Equal(name, []byte("title"))
}

func isBlock(name []byte) bool {
	switch string(name) {
	case "p", "div", "br", "tr", "li", "table", "h1", "h2", "h3", "blockquote", "hr":
		return true
	}
	return false
}

var emptyLines = regexp.MustCompile(`\s*\n\s*`)

func squeezed(text string) string { return strings.TrimSpace(emptyLines.ReplaceAllString(text, "\n")) }

// shortened keeps the beginning of a text.
func shortened(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == utf8.RuneError || r == 0x7F {
			return -1
		}
		return r
	}, strings.ReplaceAll(text, "\t", " "))
	if runes := []rune(text); len(runes) > maxText {
		return string(runes[:maxText]) + "…"
	}
	return text
}

var address = regexp.MustCompile(`[^\s<>"'(),;:]+@[^\s<>"'(),;:]+`)

// sender is the address and the name of a From line: the address between the last brackets, since
// names hold addresses too, else the first that is there. Names in raw bytes and with commas
// outside quotes are common.
func sender(line string) (from, name string) {
	name, rest, bracketed := cutLast(line, "<")
	if !bracketed {
		return oneLine(address.FindString(line)), ""
	}
	from = address.FindString(rest)
	return oneLine(from), oneLine(decodeWords(unquoted(strings.TrimSpace(name))))
}

// identifier is a Message-ID without brackets.
func identifier(text string) string {
	text = oneLine(text)
	if _, rest, found := strings.Cut(text, "<"); found {
		text, _, _ = strings.Cut(rest, ">")
	}
	if len(text) > 250 {
		text = text[:250]
	}
	return strings.ToValidUTF8(strings.TrimSpace(text), "")
}

// subjectOf is the subject of an attached message; "" where it cannot be read.
func subjectOf(data []byte) string {
	e, _ := mail.ReadWithOptions(bytes.NewReader(data), &mail.ReadOptions{MaxHeaderBytes: maxHeader})
	if e == nil {
		return ""
	}
	return oneLine(decodeWords(e.Header.Get("Subject")))
}
