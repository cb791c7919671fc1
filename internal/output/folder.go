package output

import (
	"errors"
	"io/fs"
	"os"

	"nianbao/internal/fileid"
	"nianbao/internal/message"
	"nianbao/internal/ownfolder"
)

// Folder makes a folder and those above it; one that exists is fine.
func (r *Run) Folder(path string) error {
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

// SpareFolder refuses a folder that was walked for reports in this run: what goes back to the
// agencies would lie among what came in.
func (r *Run) SpareFolder(path string) error {
	id, err := fileid.Of(path)
	if err != nil {
		return nil // not there yet
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.folders[id] {
		return message.NewError("output.inbox", "folder", path).WithHint("output.inbox.hint")
	}
	return nil
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
