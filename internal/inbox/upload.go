package inbox

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"

	"nianbao/internal/message"
)

// MaxUploaded is how many files one zip that is uploaded may hold: whoever has more brings a folder.
const MaxUploaded = 500

// Upload returns the files of what was uploaded as one: itself, or what a zip holds. A zip that
// cannot be looked into, or holds too much, is one file that is broken.
func Upload(name string, data []byte) []File {
	whole := Bytes(name, data)
	if !strings.EqualFold(path.Ext(name), ".zip") {
		return []File{whole}
	}
	z := &zipWalk{inner: &innerZips{}}
	z.entriesOf(name, func() (*zip.Reader, func(), error) {
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		return r, func() {}, err
	}, true)
	switch {
	case len(z.problems) > 0:
		whole.Broken = z.problems[0]
	case len(z.files) == 0:
		whole.Broken = message.NewError("inbox.zip.empty", "file", name)
	case len(z.files) > MaxUploaded:
		whole.Broken = message.NewError("inbox.zip.many", "file", name, "limit", MaxUploaded)
	default:
		return z.files
	}
	return []File{whole}
}
