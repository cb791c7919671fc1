// Package textfile reads the text files that offices write themselves (rosters, rulings, editions),
// in whatever encoding their editor saves, and compares what was typed with what could be meant.
package textfile

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// ErrEncoding means that a file is no text in an encoding that is read.
var ErrEncoding = errors.New("neither Unicode nor GB18030")

// Decode reads text as UTF-8, with or without a byte order mark, as UTF-16 with one, else as GB18030,
// in which GBK and GB 2312 are contained.
func Decode(data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return decoded(data, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return decoded(data, simplifiedchinese.GB18030)
	}
	return string(data), nil
}

func decoded(data []byte, e encoding.Encoding) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) || bytes.IndexByte(out, 0) >= 0 {
		return "", ErrEncoding
	}
	return string(out), nil
}

// Distance is how many characters must be put in, taken out or changed to make one text of the other.
func Distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			changed := diagonal
			if a[i] != b[j] {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// Near returns the word of a list that a mistyped one is likest, "" when it is like none: about a third of
// its characters may differ, capitals do not count.
func Near(word string, known []string) string {
	typed := []rune(strings.ToLower(word))
	best, fewest := "", (len(typed)+1)/3+1
	for _, k := range known {
		if d := Distance(typed, []rune(strings.ToLower(k))); d < fewest {
			best, fewest = k, d
		}
	}
	return best
}
