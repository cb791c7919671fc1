package eml

import (
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Go's own decoders know RFC 2231 in UTF-8 alone and decode encoded words one by one, which breaks
// a character cut in two; programs here write GBK and cut anywhere.

// parameters reads a header's value and its parameters, with RFC 2231's continued and encoded ones
// put together. What is malformed is read as far as it goes.
func parameters(header string) (value string, params map[string]string) {
	fields := split(header)
	params = map[string]string{}
	pieces := map[string][]piece{}
	for i, field := range fields {
		if i == 0 {
			value = strings.TrimSpace(field)
			continue
		}
		name, text, _ := strings.Cut(field, "=")
		name, text = strings.ToLower(strings.TrimSpace(name)), unquoted(strings.TrimSpace(text))
		base, rest, extended := strings.Cut(name, "*")
		if !extended {
			params[name] = decodeWords(text)
			continue
		}
		number, coded := strings.CutSuffix(rest, "*")
		n, err := strconv.Atoi(number)
		pieces[base] = append(pieces[base], piece{n, text, coded || rest == "" || err != nil})
	}
	for name, list := range pieces {
		if text := joinPieces(list); text != "" {
			params[name] = text
		}
	}
	return value, params
}

// piece is one of the parts of a parameter that is continued: name*1*=text.
type piece struct {
	n     int
	text  string
	coded bool
}

func joinPieces(list []piece) string {
	slices.SortStableFunc(list, func(a, b piece) int { return a.n - b.n })
	charset := ""
	var raw, coded strings.Builder // some programs cut an escape in two
	flush := func() {
		text := coded.String()
		if decoded, err := url.PathUnescape(text); err == nil {
			text = decoded
		}
		raw.WriteString(text)
		coded.Reset()
	}
	for i, p := range list {
		text := p.text
		if i == 0 && p.coded {
			if parts := strings.SplitN(text, "'", 3); len(parts) == 3 {
				charset, text = parts[0], parts[2]
			}
		}
		if p.coded {
			coded.WriteString(text)
			continue
		}
		flush()
		raw.WriteString(text)
	}
	flush()
	if charset == "" {
		return decodeWords(raw.String())
	}
	return toText([]byte(raw.String()), charset)
}

// split takes a header apart at the semicolons outside quotes.
func split(header string) (fields []string) {
	start, quoted := 0, false
	for i := 0; i < len(header); i++ {
		switch c := header[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case c == ';' && !quoted:
			fields = append(fields, header[start:i])
			start = i + 1
		}
	}
	return append(fields, header[start:])
}

// unquoted takes quotes away; a backslash before anything but a quote or itself is a folder's, as
// old programs wrote.
func unquoted(text string) string {
	if len(text) < 2 || text[0] != '"' {
		return text
	}
	text = strings.TrimSuffix(text[1:], `"`)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(text)
}

var encodedWord = regexp.MustCompile(`=\?([^?\s]+)\?([bBqQ])\?([^?]*)\?=`)

// decodeWords decodes RFC 2047's encoded words. Neighbours of one charset are decoded as one text,
// since a character may be cut between them; all else is taken as it is, raw bytes as UTF-8 or
// GB18030.
func decodeWords(text string) string {
	var out strings.Builder
	var raw []byte
	charset := ""
	flush := func() {
		out.WriteString(toText(raw, charset))
		raw, charset = nil, ""
	}
	end := 0
	for _, at := range encodedWord.FindAllStringSubmatchIndex(text, -1) {
		between := text[end:at[0]]
		word := decodeWord(text[at[4]:at[5]], text[at[6]:at[7]])
		set, _, _ := strings.Cut(strings.ToLower(text[at[2]:at[3]]), "*")
		if end == 0 || strings.TrimSpace(between) != "" || set != charset {
			flush()
			if end == 0 || strings.TrimSpace(between) != "" {
				out.WriteString(toText([]byte(between), ""))
			}
		}
		raw, charset, end = append(raw, word...), set, at[1]
	}
	flush()
	out.WriteString(toText([]byte(text[end:]), ""))
	return out.String()
}

func decodeWord(how, text string) []byte {
	if strings.EqualFold(how, "b") {
		text = strings.TrimRight(text, "=")
		data, _ := base64.RawStdEncoding.DecodeString(text) // as far as it goes
		return data
	}
	data, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(strings.ReplaceAll(text, "_",
		"=20"))))
	return data
}

// toText decodes bytes by the charset they are declared in. Where they are none such, or none is
// declared, they are UTF-8 if that is what they are, else GB18030, which contains GBK and GB 2312.
func toText(data []byte, charset string) string {
	charset = strings.ToLower(strings.TrimSpace(charset))
	switch charset {
	case "", "utf-8", "utf8", "us-ascii", "unknown-8bit", "gb2312", "gbk", "gb18030", "gb_2312-80", "cp936":
		if utf8.Valid(data) && (!strings.HasPrefix(charset, "g") && charset != "cp936" || isASCII(data)) {
			return string(data)
		}
	default:
		if e, err := htmlindex.Get(charset); err == nil {
			if decoded, err := e.NewDecoder().Bytes(data); err == nil {
				return string(decoded)
			}
		}
		if utf8.Valid(data) {
			return string(data)
		}
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(decoded)
}

func isASCII(data []byte) bool {
	return !slices.ContainsFunc(data, func(c byte) bool { return c >= utf8.RuneSelf })
}

// maxName is how many characters of a name are kept, with its ending.
const maxName = 120

// ownName is a file's name without folders and without what no name has; "!" parts a container from
// its content.
func ownName(name string) string {
	name = path.Base(strings.ReplaceAll(oneLine(name), `\`, "/"))
	name = strings.Trim(strings.ReplaceAll(name, "!", "！"), " .")
	if name == "/" || name == "" {
		return ""
	}
	if runes := []rune(name); len(runes) > maxName {
		ending := []rune(path.Ext(name))
		ending = ending[:min(len(ending), 10)]
		name = string(runes[:maxName-len(ending)]) + string(ending)
	}
	return name
}

// oneLine takes out what has no place in one line: control characters, and the marks that turn the
// direction.
func oneLine(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\n' || r == '\t':
			return ' '
		case unicode.Is(unicode.C, r) || r == utf8.RuneError:
			return -1
		}
		return r
	}, text))
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

func cutLast(text, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(text, sep); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return "", text, false
}
