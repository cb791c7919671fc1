package inbox

import (
	"strconv"

	"nianbao/internal/message"
	"nianbao/xlsx/wide"
)

// A container is a file that holds others: a zip, or a message with what is attached to it. They
// are nested as people nest them: zips in messages, messages in zips, a message forwarded within
// another.

// Limits on a container with all containers in it. A season of three hundred agencies has some ten
// thousand entries at most.
const (
	maxEntries  = 100_000
	maxUnpacked = 4 << 30 // of all files taken from one
	maxMails    = 3       // a message in a message in a message
	maxZips     = 2       // a zip in a zip
)

// lookInto lists the files inside a container on disk and inside those it holds, which are read
// when asked for. Entries keep their names for showing only; nothing is unpacked to disk, so a name
// cannot lead anywhere.
func lookInto(file File, kept *opened, sheets *wide.Options) *contents {
	z := &contents{kept: kept, sheets: sheets}
	if file.extension() == ".zip" {
		z.entriesOf(file, zipOnDisk(file.Name), nesting{maxZips - 1, maxMails})
	} else {
		z.partsOf(file, file.Name, file.read, nesting{maxZips, maxMails - 1})
	}
	return z
}

// isContainer reports whether a file holds others, by its name.
func (f File) isContainer() bool { return f.extension() == ".zip" || f.extension() == ".eml" }

// nesting is how many zips and messages may still be entered.
type nesting struct{ zips, mails int }

// contents are what one container and those in it hold together.
type contents struct {
	files    []File
	passed   []string
	problems []error

	entries  int
	unpacked uint64
	kept     *opened

	sheets *wide.Options // nil: workbooks are taken whole
	wide   []Wide
}

// add takes a file in: itself, or what it holds. The key is its name, and its own where two bear
// one name.
func (z *contents) add(f File, key string, left nesting) {
	switch {
	case f.extension() == ".zip" && left.zips > 0:
		z.entriesOf(f, z.kept.zip(key, f.read), nesting{left.zips - 1, left.mails})
	case f.extension() == ".eml" && left.mails > 0:
		z.partsOf(f, key, f.read, nesting{left.zips, left.mails - 1})
	default:
		rows, wide := z.sheetsWithin(f)
		z.wide = append(z.wide, wide...)
		if rows == nil {
			rows = []File{explained(f)}
		}
		z.files = append(z.files, rows...)
	}
}

// admits counts entries and their bytes; false past the limits, once with the reason.
func (z *contents) admits(name string, entries int, size uint64) bool {
	z.entries, z.unpacked = z.entries+entries, z.unpacked+size
	switch {
	case entries > 0 && z.entries > maxEntries:
		z.problems = append(z.problems, message.NewError("inbox.zip.many", "file", name, "limit", maxEntries))
	case size > 0 && z.unpacked > maxUnpacked:
		z.problems = append(z.problems, message.NewError("inbox.zip.bomb", "file", name))
	default:
		return true
	}
	return false
}

func (z *contents) entriesOf(of File, open opener, left nesting) {
	name := of.Name
	archive, done, err := open()
	if err != nil {
		z.problems = append(z.problems, message.Wrap(zipCause(err), "inbox.zip",
			"file", name).WithHint("inbox.zip.hint"))
		return
	}
	defer done()
	if !z.admits(name, len(archive.File), 0) {
		return
	}
	for i, entry := range archive.File {
		shown := entryName(entry)
		if beside := asideWithin(shown); beside != "" {
			z.pass(name + "!" + beside)
			continue
		}
		if entry.FileInfo().IsDir() {
			continue
		}
		if !z.admits(name, 0, entry.UncompressedSize64) {
			return
		}
		full := name + "!" + shown
		f := File{Name: full, Time: entry.Modified, Mail: of.Mail, read: readEntry(full, open, i)}
		z.add(f, full+"!"+strconv.Itoa(i), left)
	}
}

// pass names what is passed over, a folder once for all that is in it.
func (z *contents) pass(name string) {
	if n := len(z.passed); n == 0 || z.passed[n-1] != name {
		z.passed = append(z.passed, name)
	}
}
