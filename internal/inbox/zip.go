package inbox

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/message"
)

// Limits on a zip of reports with the zips in it. A season of three hundred agencies has some ten
// thousand entries at most.
const (
	maxEntries  = 100_000
	maxUnpacked = 4 << 30 // of all files taken from one zip
)

// lookInto lists the files inside a zip and inside the zips it holds, which are read when asked for. Entries keep their
// names for showing only; nothing is unpacked to disk, so a name cannot lead anywhere.
func lookInto(file string, inner *innerZips) (files []File, passed []string, problems []error) {
	z := &zipWalk{inner: inner}
	z.entriesOf(file, zipOnDisk(file), true)
	return z.files, z.passed, z.problems
}

// zipWalk gathers what one zip and the zips in it hold together.
type zipWalk struct {
	files    []File
	passed   []string
	problems []error

	entries  int
	unpacked uint64
	inner    *innerZips
}

func (z *zipWalk) entriesOf(name string, open opener, nested bool) {
	archive, done, err := open()
	if err != nil {
		z.problems = append(z.problems, message.Wrap(zipCause(err), "inbox.zip",
			"file", name).WithHint("inbox.zip.hint"))
		return
	}
	defer done()
	if z.entries += len(archive.File); z.entries > maxEntries {
		z.problems = append(z.problems, message.NewError("inbox.zip.many", "file", name, "limit", maxEntries))
		return
	}
	for i, entry := range archive.File {
		shown := entryName(entry)
		if left := asideWithin(shown); left != "" {
			z.pass(name + "!" + left)
			continue
		}
		if entry.FileInfo().IsDir() {
			continue
		}
		if z.unpacked += entry.UncompressedSize64; z.unpacked > maxUnpacked {
			z.problems = append(z.problems, message.NewError("inbox.zip.bomb", "file", name))
			return
		}
		full := name + "!" + shown
		read := readEntry(full, open, i)
		if strings.EqualFold(path.Ext(shown), ".zip") && nested {
			z.entriesOf(full, z.inner.opener(full+"!"+strconv.Itoa(i), read), false) // two may bear one name
			continue
		}
		z.files = append(z.files, File{Name: full, Time: entry.Modified, read: read})
	}
}

// pass names what is passed over, a folder once for all that is in it.
func (z *zipWalk) pass(name string) {
	if n := len(z.passed); n == 0 || z.passed[n-1] != name {
		z.passed = append(z.passed, name)
	}
}

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

// asideWithin returns the path of what is passed over: the entry, or the folder it is in; "" when it is not.
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
