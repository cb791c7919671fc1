package source

import (
	"bytes"
	"regexp"

	"nianbao/internal/message"
)

// MaxFile is the most bytes of a file that is read.
const MaxFile = 20 << 20

// Open takes a file apart by what it holds, never by its name.
func Open(name string, data []byte) (*Source, error) {
	refuse := func(kind string) error {
		return message.NewError("intake.kind."+kind, "file", name).WithHint("intake.kind." + kind + ".hint")
	}
	switch {
	case len(data) > MaxFile:
		return nil, message.NewError("intake.large", "file", name, "limit", MaxFile>>20).
			WithHint("intake.large.hint")
	case len(bytes.TrimSpace(data)) == 0:
		return nil, message.NewError("intake.empty", "file", name).WithHint("intake.empty.hint")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		w, err := OpenWord(name, data)
		if err != nil {
			return nil, err
		}
		if w == nil {
			return nil, refuse("zip")
		}
		return w.Source()
	}
	for _, f := range foreignFormats {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return nil, refuse(f.kind)
		}
	}
	if page, charset, found, err := savedPage(name, data); found || err != nil {
		if err != nil {
			return nil, err
		}
		return readHTML(name, page, charset)
	}
	if isPage(data) {
		return readHTML(name, data, declaredCharset(data))
	}
	return Text(name, data)
}

// foreignFormats are formats that reports come in and that are not read, by their first bytes.
var foreignFormats = []struct{ magic, kind string }{
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "doc"}, // .doc, .wps, .xls
	{`{\rtf`, "rtf"},
	{"\xFF\xD8\xFF", "image"},
	{"\x89PNG", "image"},
	{"GIF8", "image"},
	{"II*\x00", "image"},
	{"MM\x00*", "image"},
	{"Rar!", "archive"},
	{"7z\xBC\xAF", "archive"},
	{"\x1F\x8B", "archive"},
}

// pagePattern is how a web page begins, or a piece of one.
var pagePattern = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|meta|title|body|div|table|tbody|tr|td|p|h[1-6]|br|b|strong|font|ul|ol|dl|form|main|header|nav|link|base|section|article|style|script|span|center)[\s>/]`)

func isPage(data []byte) bool {
	head := bytes.TrimPrefix(data[:min(len(data), 4096)], []byte(markUTF8))
	if bytes.HasPrefix(data, []byte(markUTF16LE)) || bytes.HasPrefix(data, []byte(markUTF16BE)) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil) // enough to see the tags
	} else if looksUTF16(data) {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	return pagePattern.Match(head)
}
