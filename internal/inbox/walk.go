package inbox

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/message"
	"nianbao/internal/output"
)

// reports are the extensions under which a report, or something that was meant as one, comes in. What cannot be read
// among them is refused with advice; any other file of a folder is passed over and counted.
var reports = []string{".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ett", ".ods", ".numbers", ".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".docx", ".doc", ".wps"}

// Found is what the paths stand for.
type Found struct {
	Files      []File
	PassedOver int     // other files in folders and zips
	Broken     []error // paths, folders and zips that could not be looked into

	seen  map[string]bool // files met so far, by path
	inner *innerZip       // the zip within a zip that was unpacked last
}

// Walk finds the files that paths stand for: a file is itself, a folder is walked in the order of names, a zip is looked
// into (and zips inside it, once). Lock files, hidden files and folders, what archivers add and our own output folders
// are passed over in silence; so that a path named by the user is always looked at, this goes for what is found in it
// only. A file that several paths lead to is found once. What is not there or broken does not stop the rest; when no
// path leads anywhere, that is the error.
func Walk(paths []string) (*Found, error) {
	found := &Found{seen: map[string]bool{}, inner: &innerZip{}}
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
	if err != nil {
		return message.Wrap(err, "inbox.read", "file", path)
	}
	if !info.IsDir() {
		found.file(path, true)
		return nil
	}
	before := len(found.seen) + len(found.Broken)
	if err := found.folder(path); err != nil {
		return err
	}
	if len(found.seen)+len(found.Broken) == before {
		return message.Errorf("inbox.empty", "folder", path).WithHint("inbox.empty.hint")
	}
	return nil
}

func (found *Found) file(path string, given bool) {
	if name := filepath.Clean(path); found.seen[name] {
		return
	} else {
		found.seen[name] = true
	}
	switch extension := strings.ToLower(filepath.Ext(path)); {
	case extension == ".zip":
		files, problems := lookInto(path, found.inner)
		found.Broken = append(found.Broken, problems...)
		for _, f := range files {
			found.take(f)
		}
	case given || slices.Contains(reports, extension):
		found.Files = append(found.Files, onDisk(path, given))
	default:
		found.PassedOver++
	}
}

func (found *Found) take(f File) {
	if slices.Contains(reports, strings.ToLower(filepath.Ext(f.Base()))) {
		found.Files = append(found.Files, f)
	} else {
		found.PassedOver++
	}
}

func (found *Found) folder(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			if path == root {
				return message.Wrap(err, "inbox.read", "file", path)
			}
			found.Broken = append(found.Broken, message.Wrap(err, "inbox.read", "file", path))
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case path == root:
			return nil
		case entry.IsDir() && (aside(entry.Name()) || ours(path)):
			return fs.SkipDir
		case entry.IsDir() || aside(entry.Name()) || !regular(path, entry):
			return nil
		}
		found.file(path, false)
		return nil
	})
}

// regular reports whether the entry is a file, or a link to one; devices and pipes would block the run. A link that leads
// nowhere counts as a file: that it cannot be read is to be told, as somebody meant a report by it.
func regular(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// aside recognises what no person put there: owner files of office programs, what archivers add, hidden files.
func aside(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") || name == "__MACOSX" ||
		strings.EqualFold(name, "thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// ours recognises a folder that this program filled with printed or returned reports.
func ours(path string) bool {
	_, err := os.Lstat(filepath.Join(path, output.Mark))
	return err == nil
}
