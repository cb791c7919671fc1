// Package inbox reads what comes in: files, folders, zips and messages as people send them. [Walk] finds
// the files of a path, whatever it is; [Open] makes a report of one of them, whether it is a
// workbook of ours, somebody's own workbook or a published text. Originals are only ever read.
package inbox

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nianbao/internal/message"
)

// MaxFile is the largest file that is read.
const MaxFile = 20 << 20

// File is one file that came in, on disk or inside a container.
type File struct {
	Name  string    // as shown to the user: the path, with slashes on any system, with what is inside a zip after "!"
	Given bool      // named by the user, not found in a folder or a zip
	Time  time.Time // when it was last changed, as its folder or zip tells; zero where neither does
	// Broken is why it could not be looked into, of a zip that is damaged or a message without
	// attachments; nil otherwise.
	Broken error
	// Mail is the message it came in; nil for none.
	Mail *Mail
	// Part is which of several reports of the file is meant; "": all of them, or
	// the one of the year asked for.
	Part string
	// With are the further files the report is made of: the Word file with its words. See [Together].
	With []File
	// Agency and Code are whose report it is, as who keeps it knows; "": as it tells.
	Agency, Code string
	read         func() ([]byte, error)
}

// Read returns the file's bytes, at most MaxFile of them.
func (f File) Read() ([]byte, error) { return f.read() }

// Base returns the file's own name, without folders and zips.
func (f File) Base() string {
	name := f.Name[strings.LastIndex(f.Name, "!")+1:]
	return filepath.Base(filepath.FromSlash(name))
}

// onDisk is a file of the file system, read when asked for so that memory stays flat however many
// there are.
func onDisk(path string, given bool) File {
	var changed time.Time
	if info, err := os.Stat(path); err == nil {
		changed = info.ModTime()
	}
	return File{Name: filepath.ToSlash(path), Given: given, Time: changed, read: func() ([]byte, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, message.Wrap(err, "inbox.read", "file", path)
		}
		defer f.Close()
		return bounded(f, path)
	}}
}

// bounded reads at most MaxFile bytes.
func bounded(r io.Reader, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, message.Wrap(err, "inbox.read", "file", name)
	}
	if len(data) > MaxFile {
		return nil, message.NewError("inbox.large", "file", name, "limit", MaxFile>>20).
			WithHint("inbox.large.hint")
	}
	return data, nil
}

// Bytes makes a file of what is in memory, as an upload is.
func Bytes(name string, data []byte) File {
	return File{Name: name, Given: true, read: func() ([]byte, error) { return bounded(bytes.NewReader(data), name) }}
}

// Lazy makes a file whose bytes are read from elsewhere when they are asked for.
func Lazy(name string, read func() ([]byte, error)) File { return File{Name: name, read: read} }

// Unreadable makes a file of something that could not be looked into. Its bytes are read where
// they can be; the decoder reports what it is, a damaged zip, for example.
func Unreadable(name string, why error) File {
	f := onDisk(name, false)
	return File{Name: name, Broken: why, read: f.read}
}
