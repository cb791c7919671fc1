package inbox

import (
	"archive/zip"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/message"
)

func readEntry(name string, open opener, index int) func() ([]byte, error) {
	return func() ([]byte, error) {
		archive, done, err := open()
		if err != nil {
			return nil, message.Wrap(zipCause(err), "inbox.zip", "file", name)
		}
		defer done()
		entry := archive.File[index]
		if entry.Flags&1 != 0 {
			return nil, message.NewError("inbox.zip.locked", "file", name).WithHint("inbox.zip.locked.hint")
		}
		r, err := entry.Open()
		if err != nil {
			return nil, message.Wrap(zipCause(err), "inbox.zip", "file", name).WithHint("inbox.zip.hint")
		}
		defer r.Close()
		return bounded(r, name)
	}
}

// zipCause keeps the zip reader's English out of a message with the same content.
func zipCause(err error) error {
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, zip.ErrChecksum) {
		return nil
	}
	return err
}

// entryName returns an entry's name. Chinese programs that do not set the UTF-8 flag wrote GBK.
func entryName(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// asideWithin returns the path of what is passed over: the entry, or the folder it is in; "" when
// it is not.
func asideWithin(name string) string {
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if part != "." && part != ".." && (aside(part) || Beside(part)) {
			left := strings.Join(parts[:i+1], "/")
			if i+1 < len(parts) {
				left += "/"
			}
			return left
		}
	}
	return ""
}
