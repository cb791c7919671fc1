package inbox

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/message"
)

// Limits on a zip of reports. A season of three hundred agencies has some ten thousand entries at most.
const (
	maxEntries  = 100_000
	maxUnpacked = 4 << 30 // of all files taken from one zip
)

// lookInto lists the files inside a zip and inside the zips it holds, which are read when asked for. Entries keep their
// names for showing only; nothing is unpacked to disk, so a name cannot lead anywhere.
func lookInto(file string) ([]File, error) {
	archive, err := zip.OpenReader(file)
	if err != nil {
		return nil, message.Wrap(zipCause(err), "inbox.zip", "file", file).WithHint("inbox.zip.hint")
	}
	entries := len(archive.File)
	archive.Close()
	if entries > maxEntries {
		return nil, message.Errorf("inbox.zip.many", "file", file, "limit", maxEntries)
	}
	// The zip is opened again for each read: keeping thousands of archives open at once is what a walk must not do.
	files, err := entriesOf(file, func() (*zip.Reader, io.Closer, error) {
		r, err := zip.OpenReader(file)
		if err != nil {
			return nil, nil, err
		}
		return &r.Reader, r, nil
	}, true)
	for i := range files {
		files[i].disk = file
	}
	return files, err
}

type opener func() (*zip.Reader, io.Closer, error)

func entriesOf(name string, open opener, nested bool) ([]File, error) {
	archive, closer, err := open()
	if err != nil {
		return nil, message.Wrap(zipCause(err), "inbox.zip", "file", name).WithHint("inbox.zip.hint")
	}
	defer closer.Close()
	var files []File
	var problems []error
	var total uint64
	for i, entry := range archive.File {
		shown := entryName(entry)
		if entry.FileInfo().IsDir() || asideWithin(shown) {
			continue
		}
		if total += entry.UncompressedSize64; total > maxUnpacked {
			problems = append(problems, message.Errorf("inbox.zip.bomb", "file", name))
			break
		}
		full := name + "!" + shown
		read := readEntry(full, open, i)
		if strings.EqualFold(path.Ext(shown), ".zip") && nested {
			inner, err := entriesOf(full, func() (*zip.Reader, io.Closer, error) {
				data, err := read()
				if err != nil {
					return nil, nil, err
				}
				r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
				return r, io.NopCloser(nil), err
			}, false)
			files = append(files, inner...)
			if err != nil {
				problems = append(problems, err)
			}
			continue
		}
		files = append(files, File{Name: full, read: read})
	}
	return files, errors.Join(problems...)
}

func readEntry(name string, open opener, index int) func() ([]byte, error) {
	return func() ([]byte, error) {
		archive, closer, err := open()
		if err != nil {
			return nil, message.Wrap(zipCause(err), "inbox.zip", "file", name)
		}
		defer closer.Close()
		entry := archive.File[index]
		if entry.Flags&1 != 0 {
			return nil, message.Errorf("inbox.zip.locked", "file", name).WithHint("inbox.zip.locked.hint")
		}
		r, err := entry.Open()
		if err != nil {
			return nil, message.Wrap(zipCause(err), "inbox.zip", "file", name).WithHint("inbox.zip.hint")
		}
		defer r.Close()
		return bounded(r, name)
	}
}

// zipCause keeps the English of the zip reader out of a sentence that says the same already.
func zipCause(err error) error {
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, zip.ErrChecksum) {
		return nil
	}
	return err
}

// entryName returns an entry's name. Programs that do not say UTF-8 wrote, in China, GBK.
func entryName(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

func asideWithin(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if part != "." && part != ".." && aside(part) {
			return true
		}
	}
	return false
}
