package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"nianbao/internal/message"
)

// The marks that a text in Unicode may begin with.
const (
	markUTF8    = "\xEF\xBB\xBF"
	markUTF16LE = "\xFF\xFE"
	markUTF16BE = "\xFE\xFF"
)

// toText makes UTF-8 of a file's bytes. A mark at the beginning decides; then whether it is UTF-8; then what the file
// declares (a page may) or GB 18030, in which GBK and GB 2312 are contained, whichever reads like Chinese.
func toText(name string, data []byte, declared string) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte(markUTF8)):
		data = data[len(markUTF8):]
	case bytes.HasPrefix(data, []byte(markUTF16LE)), bytes.HasPrefix(data, []byte(markUTF16BE)):
		return decoded(name, data, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	case looksUTF16(data):
		return decoded(name, data, unicode.UTF16(endianOf(data), unicode.IgnoreBOM))
	case utf8.Valid(data):
	case nearlyUTF8(data):
		data = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	default:
		return likeliest(name, data, foreignEncoding(declared))
	}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "", notText(name)
	}
	return string(data), nil
}

// nearlyUTF8 reports whether a text is UTF-8 but for a few broken bytes, as a page is that was cut or patched.
func nearlyUTF8(data []byte) bool {
	han, broken := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size == 3:
			han++
		}
		i += size
	}
	return han > 200 && broken <= 1+han/500
}

// looksUTF16 reports whether a text is UTF-16 without a mark: in each pair of many bytes one is zero.
func looksUTF16(data []byte) bool {
	head := data[:min(len(data), 4096)]
	return len(head) > 64 && bytes.Count(head, []byte{0}) > len(head)/8
}

func endianOf(data []byte) unicode.Endianness {
	even, odd := 0, 0
	for i, b := range data[:min(len(data), 4096)] {
		if b != 0 {
			continue
		}
		if i%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	if even > odd {
		return unicode.BigEndian
	}
	return unicode.LittleEndian
}

// common are characters that every report is full of, simplified and traditional: text read in a
// wrong encoding has few.
const common = "的年一在和不有公政信息人中申請请開开理情況况行本主動动部"

// likeliest reads a text in the encoding that was declared, in GB 18030 or in Big5: the one that gives most of the
// commonest characters. What pages declare is often wrong.
func likeliest(name string, data []byte, declared encoding.Encoding) (string, error) {
	best, most := "", -1
	for _, e := range []encoding.Encoding{declared, simplifiedchinese.GB18030, traditionalchinese.Big5} {
		text, err := decoded(name, data, e)
		if err != nil {
			continue
		}
		n := 0
		for _, r := range text[:min(len(text), 1<<16)] {
			if r > utf8.RuneSelf && strings.ContainsRune(common, r) {
				n++
			}
		}
		if n > most {
			best, most = text, n
		}
	}
	if most < 0 {
		return "", notText(name)
	}
	return best, nil
}

// foreignEncoding is the encoding of a name; GB 18030 for every GB and for none.
func foreignEncoding(name string) encoding.Encoding {
	if e, err := htmlindex.Get(name); err == nil && !strings.HasPrefix(strings.ToLower(name), "gb") {
		if canonical, err := htmlindex.Name(e); err == nil && canonical != "utf-8" && canonical != "gbk" {
			return e
		}
	}
	return simplifiedchinese.GB18030
}

func decoded(name string, data []byte, e encoding.Encoding) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) || bytes.IndexByte(out, 0) >= 0 {
		return "", notText(name)
	}
	return string(out), nil
}

func notText(name string) error {
	return message.NewError("intake.encoding", "file", name).WithHint("intake.encoding.hint")
}
