package inbox

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/message"
)

// Limits on a zip of reports with the zips in it. A season of three hundred agencies has some ten thousand entries at most.
const (
	maxEntries  = 100_000
	maxUnpacked = 4 << 30 // of all files taken from one zip
)

// lookInto lists the files inside a zip and inside the zips it holds, which are read when asked for. Entries keep their
// names for showing only; nothing is unpacked to disk, so a name cannot lead anywhere.
func lookInto(file string, inner *innerZip) (files []File, problems []error) {
	// The zip is opened again for each read: keeping thousands of archives open at once is what a walk must not do.
	open := func() (*zip.Reader, io.Closer, error) {
		r, err := zip.OpenReader(file)
		if err != nil {
			return nil, nil, err
		}
		return &r.Reader, r, nil
	}
	z := &zipWalk{inner: inner}
	files, problems = z.entriesOf(file, open, true)
	for i := range files {
		files[i].disk = file
	}
	return files, problems
}

// zipWalk counts what one zip and the zips in it hold together.
type zipWalk struct {
	entries  int
	unpacked uint64
	inner    *innerZip
}

type opener func() (*zip.Reader, io.Closer, error)

func (z *zipWalk) entriesOf(name string, open opener, nested bool) (files []File, problems []error) {
	archive, closer, err := open()
	if err != nil {
		return nil, []error{message.Wrap(zipCause(err), "inbox.zip", "file", name).WithHint("inbox.zip.hint")}
	}
	defer closer.Close()
	if z.entries += len(archive.File); z.entries > maxEntries {
		return nil, []error{message.Errorf("inbox.zip.many", "file", name, "limit", maxEntries)}
	}
	for i, entry := range archive.File {
		shown := entryName(entry)
		if entry.FileInfo().IsDir() || asideWithin(shown) {
			continue
		}
		if z.unpacked += entry.UncompressedSize64; z.unpacked > maxUnpacked {
			problems = append(problems, message.Errorf("inbox.zip.bomb", "file", name))
			break
		}
		full := name + "!" + shown
		read := readEntry(full, open, i)
		if strings.EqualFold(path.Ext(shown), ".zip") && nested {
			inner, broken := z.entriesOf(full, func() (*zip.Reader, io.Closer, error) {
				data, err := z.inner.read(full+"!"+strconv.Itoa(i), read) // two may bear one name
				if err != nil {
					return nil, nil, err
				}
				r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
				return r, io.NopCloser(nil), err
			}, false)
			files = append(files, inner...)
			problems = append(problems, broken...)
			continue
		}
		files = append(files, File{Name: full, Time: entry.Modified, read: read})
	}
	return files, problems
}

// innerZip keeps the zip within a zip that was unpacked last: its files are read one after another, and each would
// unpack all of it again.
type innerZip struct {
	mu   sync.Mutex
	name string
	data []byte
}

func (k *innerZip) read(name string, unpack func() ([]byte, error)) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.name == name {
		return k.data, nil
	}
	data, err := unpack()
	if err == nil {
		k.name, k.data = name, data
	}
	return data, err
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
