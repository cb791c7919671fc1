package inbox

import (
	"nianbao/internal/message"
	"nianbao/xlsx/wide"
)

// MaxUploaded is how many files one zip that is uploaded may hold: whoever has more brings a folder.
const MaxUploaded = 500

// Upload returns the files of what was uploaded as one: itself, or what a zip, a message or a wide sheet holds.
// One that cannot be looked into, or holds too much, is one file that is broken.
func Upload(name string, data []byte) []File {
	whole := Bytes(name, data)
	z := &contents{kept: &opened{}, sheets: &wide.Options{}}
	z.add(whole, name, nesting{maxZips, maxMails})
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
