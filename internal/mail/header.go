package mail

import (
	"encoding/base64"
	"fmt"
	"net/textproto"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is how many characters of a name, and of a subject, go into a header.
const longest = 120

// longestCoded is how long a name may be with its characters escaped: a line of a header has 998
// bytes at most.
const longestCoded = 900

// header is that of an attachment: its name in full by RFC 2231, and in ASCII for old programs,
// which look for it in the type. A name of either kind in one field is a fault to strict readers,
// and some take the ASCII one then.
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
	h.Set("Content-Type", kind+";\r\n name=\""+ascii(name)+`"`)
	h.Set("Content-Disposition", "attachment;\r\n filename*=UTF-8''"+percent(name))
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

// codedBytes is how much of a text one encoded word has: with its field's name the line stays under
// the 76 characters of RFC 2047.
const codedBytes = 39

// coded is a text as RFC 2047's encoded words, none of which cuts a character; always, since a text
// in ASCII may look like one.
func coded(text string) string {
	var words []string
	for text != "" {
		end := 0
		for i, r := range text {
			if end = i + utf8.RuneLen(r); end > codedBytes-utf8.UTFMax {
				break
			}
		}
		words = append(words, "=?UTF-8?B?"+base64.StdEncoding.EncodeToString([]byte(text[:end]))+"?=")
		text = text[end:]
	}
	return strings.Join(words, "\r\n ")
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

// phrase is a name beside an address. Some programs decode what looks like an encoded word within
// quotes, where there is none.
func phrase(name string) string { return strings.ReplaceAll(line(name), "=?", "= ?") }

func printable(r rune) rune {
	if r <= ' ' || r >= 0x7F || r == '<' || r == '>' {
		return -1
	}
	return r
}
