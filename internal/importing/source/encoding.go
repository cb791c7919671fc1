package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"nianbao/internal/message"
)

// The marks that a text in Unicode may begin with.
const (
	markUTF8    = "\xEF\xBB\xBF"
	markUTF16LE = "\xFF\xFE"
	markUTF16BE = "\xFE\xFF"
)

// toText makes UTF-8 of a file's bytes. A mark at the beginning decides; then what the file declares (a page may); then
// whether it is sound UTF-8; what remains is GB 18030, in which GBK and GB 2312 are contained.
func toText(name string, data []byte, declared string) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte(markUTF8)):
		data = data[len(markUTF8):]
	case bytes.HasPrefix(data, []byte(markUTF16LE)), bytes.HasPrefix(data, []byte(markUTF16BE)):
		return decoded(name, data, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	case utf8.Valid(data):
	default:
		return decoded(name, data, foreignEncoding(declared))
	}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "", notText(name)
	}
	return string(data), nil
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
	return message.Errorf("intake.encoding", "file", name).WithHint("intake.encoding.hint")
}
