package inbox

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nianbao/internal/fileid"
	"nianbao/internal/message"
	"nianbao/internal/ownfolder"
	"nianbao/xlsx/wide"
)

// Found is the files of the paths. Everything a person put there is in Files or Broken.
type Found struct {
	Files      []File
	PassedOver []string // what programs left there: lock files, thumbnails, hidden files and folders
	Own        []string // output folders of this program, and files the run itself works with
	Broken     []error  // paths, folders and zips that could not be looked into
	Wide       []Wide   // wide sheets, whose rows are in Files

	folders []string           // folders walked
	seen    map[string]bool    // files met so far, by path
	own     map[fileid.ID]bool // what the run itself works with
	kept    *opened
	sheets  *wide.Options // nil: files are taken whole
}

// WalkReports is [Walk] for those who read reports: a wide sheet is looked into as a zip is, and each of its rows
// is a file, told apart by its Part.
func WalkReports(paths []string, o wide.Options, own ...string) (*Found, error) {
	return walk(paths, &o, own)
}

// Walk finds the files of paths: a file is itself, a folder is walked in the order of names, a zip
// is looked into (and zips inside it, once), and so is a message (.eml). Leftovers of programs, our
// own output folders and own, the files and folders the run uses otherwise (its ledger, its
// output), are passed over and named; a path the user names is always looked at. A file that
// several paths lead to is found once. Missing or broken ones do not stop the rest; when no path
// leads anywhere, that is the error.
func Walk(paths []string, own ...string) (*Found, error) { return walk(paths, nil, own) }

func walk(paths []string, sheets *wide.Options, own []string) (*Found, error) {
	found := &Found{seen: map[string]bool{}, own: map[fileid.ID]bool{}, kept: &opened{}, sheets: sheets}
	for _, path := range own {
		if id, err := fileid.Of(path); path != "" && err == nil {
			found.own[id] = true
		}
	}
	var nowhere []error
	for _, path := range paths {
		if err := found.path(path); err != nil {
			nowhere = append(nowhere, err)
		}
	}
	if len(nowhere) > 0 && len(nowhere) == len(paths) {
		return nil, nowhere[0]
	}
	found.Broken = append(found.Broken, nowhere...)
	return found, nil
}

func (found *Found) path(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return message.Wrap(err, "inbox.read", "file", path)
	case info.IsDir():
		before := len(found.seen) + len(found.Broken)
		if err := found.folder(path); err != nil {
			return err
		}
		if len(found.seen)+len(found.Broken) == before {
			return message.NewError("inbox.empty", "folder", path).WithHint("inbox.empty.hint")
		}
		return nil
	case !info.Mode().IsRegular():
		return special(path)
	}
	found.file(path, true)
	return nil
}

func (found *Found) file(path string, given bool) {
	name := filepath.Clean(path)
	if found.seen[name] {
		return
	}
	found.seen[name] = true
	f := onDisk(path, given)
	if !f.isContainer() {
		rows, wide := found.sheetsOnDisk(f)
		found.Wide = append(found.Wide, wide...)
		if rows == nil {
			rows = []File{explained(f)}
		}
		found.Files = append(found.Files, rows...)
		return
	}
	if f.extension() == ".eml" {
		f.read = func() ([]byte, error) { return wholeMail(path) }
	}
	within := lookInto(f, found.kept, found.sheets)
	found.Files = append(found.Files, within.files...)
	found.Wide = append(found.Wide, within.wide...)
	found.PassedOver = append(found.PassedOver, within.passed...)
	found.Broken = append(found.Broken, within.problems...)
}

func (found *Found) folder(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && path == root:
			return message.Wrap(err, "inbox.read", "file", path)
		case err != nil:
			found.Broken = append(found.Broken, message.Wrap(err, "inbox.read", "file", path))
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return found.subfolder(root, path, entry)
		case aside(entry.Name()):
			if entry.Name() != ownfolder.Name || !ownfolder.Is(filepath.Dir(path)) {
				found.PassedOver = append(found.PassedOver, path)
			}
		case found.ours(path) || Beside(entry.Name()):
			found.Own = append(found.Own, path)
		case !regular(path, entry):
			found.Broken = append(found.Broken, special(path))
		default:
			found.file(path, false)
		}
		return nil
	})
}

// subfolder decides whether a folder is walked.
func (found *Found) subfolder(root, path string, entry fs.DirEntry) error {
	switch {
	case path == root:
	case aside(entry.Name()):
		found.PassedOver = append(found.PassedOver, path+string(filepath.Separator))
		return fs.SkipDir
	case ownfolder.Is(path), found.ours(path):
		found.Own = append(found.Own, path+string(filepath.Separator))
		return fs.SkipDir
	}
	found.folders = append(found.folders, path)
	return nil
}

// ours recognises what the run itself works with, and what SQLite keeps beside a ledger while it is
// open.
func (found *Found) ours(path string) bool {
	if len(found.own) == 0 {
		return false
	}
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		main, cut := strings.CutSuffix(path, ending)
		if id, err := fileid.Of(main); cut && err == nil && found.own[id] {
			return true
		}
	}
	return false
}

// regular reports whether the entry is a file, or a link to one; devices and pipes would block
// the run. A dangling link counts as a file: it must be reported as unreadable, as somebody meant
// a report by it.
func regular(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() || info.IsDir()
}

// special is the error for a pipe, a socket, a device.
func special(path string) error {
	return message.NewError("inbox.special", "file", path).WithHint("inbox.special.hint")
}

// Ordinary refuses a path that is neither a file nor a folder, as reading a pipe may never end.
// "" and what is not there are for whoever opens it.
func Ordinary(paths ...string) error {
	for _, path := range paths {
		info, err := os.Stat(path)
		if path != "" && err == nil && !info.IsDir() && !info.Mode().IsRegular() {
			return special(path)
		}
	}
	return nil
}

// aside recognises what no person put there: owner files of office programs, what archivers add,
// hidden files.
func aside(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") || name == "__MACOSX" ||
		strings.EqualFold(name, "thumbs.db") || strings.EqualFold(name, "desktop.ini")
}
