package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/internal/fileid"
	"nianbao/internal/message"
	"nianbao/internal/ownfolder"
)

// Folder makes a folder for what the run writes, and those above it; one that exists is fine.
func (r *Run) Folder(path string) error {
	if err := r.FreeFolder(path); err != nil {
		return err
	}
	return r.folder(path)
}

// FolderOf makes the folder of a file that was named: it may be one that was walked.
func (r *Run) FolderOf(file string) error {
	path := filepath.Dir(file)
	if err := r.passable(path); err != nil {
		return err
	}
	return r.folder(path)
}

func (r *Run) folder(path string) error {
	if err := os.MkdirAll(path, 0o777); err != nil { // less the umask
		return message.Wrap(err, "output.folder", "file", path)
	}
	return nil
}

// OwnFolder makes a folder for what we write, and marks it as ours. A folder that holds anything
// already is not marked: it may hold originals, which would never be found again.
func (r *Run) OwnFolder(path string) error {
	if err := r.Folder(path); err != nil {
		return err
	}
	entries, err := os.ReadDir(path)
	if err != nil || !nothingOfOthers(entries) {
		return nil
	}
	if err := ownfolder.Mark(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return message.Wrap(err, "output.write", "file", path)
	}
	return nil
}

// FreeFolder reports, before anything is written, whether [Run.Folder] would refuse a folder: one
// that was walked for reports, as what is written would be read as a report the next time, or one
// whose path leads through a file.
func (r *Run) FreeFolder(path string) error {
	if r.within(path, r.folders) {
		return inboxRefusal(path)
	}
	return r.passable(path)
}

// SpareInbox refuses a folder from which this run reads reports, all or some of its files: what
// goes back to the agencies would lie among what came in.
func (r *Run) SpareInbox(path string) error {
	if r.within(path, r.folders) || r.within(path, r.homes) {
		return inboxRefusal(path)
	}
	return nil
}

func inboxRefusal(path string) error {
	return message.NewError("output.inbox", "folder", path).WithHint("output.inbox.hint")
}

func (r *Run) within(path string, folders map[fileid.ID]bool) bool {
	id, err := fileid.Of(path)
	r.mu.Lock()
	defer r.mu.Unlock()
	return err == nil && folders[id] // else it is not there yet
}

// passable refuses a path on which a file lies where a folder must be.
func (r *Run) passable(path string) error {
	for path = filepath.Clean(path); ; path = filepath.Dir(path) {
		info, err := os.Stat(path)
		if err == nil && !info.IsDir() {
			if err := r.Spare(path); err != nil {
				return err
			}
			return message.NewError("output.nofolder", "file", path).WithHint("output.nofolder.hint")
		}
		if err == nil || path == filepath.Dir(path) {
			return nil
		}
	}
}

// nothingOfOthers reports whether a folder has nothing in it but what a killed run of ours left.
func nothingOfOthers(entries []fs.DirEntry) bool {
	for _, entry := range entries {
		if !isTemporary(entry.Name()) {
			return false
		}
	}
	return true
}
