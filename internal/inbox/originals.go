package inbox

import (
	"io/fs"
	"os"

	"nianbao/internal/message"
)

// Originals are the files that came in, known by what they are and not by their names. Nothing may be written over one
// of them, not even when the user allows existing files to be replaced: an output of the same name is a slip of the hand.
// The nil Originals are none.
type Originals struct{ files []fs.FileInfo }

// OriginalsOf remembers the files, and the zips they stand in.
func OriginalsOf(files []File) *Originals {
	o := &Originals{}
	last := ""
	for _, f := range files {
		if f.disk == "" || f.disk == last {
			continue
		}
		last = f.disk
		if info, err := os.Stat(f.disk); err == nil {
			o.files = append(o.files, info)
		}
	}
	return o
}

// Spare refuses a place where one of the originals stands.
func (o *Originals) Spare(path string) error {
	if o == nil {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil // nothing stands there
	}
	for _, original := range o.files {
		if os.SameFile(info, original) {
			return message.Errorf("inbox.original", "file", path).WithHint("inbox.original.hint")
		}
	}
	return nil
}
