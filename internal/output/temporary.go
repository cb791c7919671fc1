package output

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/internal/message"
)

// The names of temporary files. What a killed run leaves of them is known by the name, and that
// no program is at work on it by the lock, which ends with the program that held it.
const (
	temporaryStart = ".nianbao-"
	temporaryEnd   = ".tmp"
)

// temporary is a file being written, held by a lock.
type temporary struct {
	*os.File
	name string
}

// newTemporary makes an empty temporary file in a folder. Between making and locking another run may clear it; then the
// next is made.
func newTemporary(folder string) (*temporary, error) {
	const tries = 1000
	for range tries {
		name := filepath.Join(folder, temporaryStart+strconv.FormatUint(rand.Uint64(), 10)+temporaryEnd)
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666) // less the umask
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		t := &temporary{f, name}
		if _ = lock(f); !t.there() {
			t.drop()
			continue
		}
		return t, nil
	}
	return nil, fs.ErrExist
}

// there reports whether the name still leads to the file.
func (t *temporary) there() bool {
	made, err := t.Stat()
	if err != nil {
		return false
	}
	found, err := os.Lstat(t.name)
	return err == nil && os.SameFile(made, found)
}

// fill writes the file to the disk; path is its later name, for errors.
func (t *temporary) fill(path string, write func(io.Writer) error) error {
	buffered := bufio.NewWriterSize(t, 1<<16)
	if err := write(buffered); err != nil {
		return err
	}
	if err := errors.Join(buffered.Flush(), t.Sync()); err != nil {
		return message.Wrap(err, "output.write", "file", path)
	}
	return nil
}

// equals reports whether the file at a path has the same bytes.
func (t *temporary) equals(path string) (bool, error) {
	there, err := os.Stat(path)
	if err != nil {
		return false, err
	}
	mine, err := t.Stat()
	if err != nil || mine.Size() != there.Size() {
		return false, err
	}
	return holds(path, func(w io.Writer) error {
		_, err := io.Copy(w, io.NewSectionReader(t, 0, mine.Size()))
		return err
	})
}

// rename gives the file its name. Where an open file cannot be renamed it is closed before, and
// for a moment not locked.
func (t *temporary) rename(path string) error {
	if !renamesOpen {
		t.Close()
	}
	return os.Rename(t.name, path)
}

// drop closes the file and removes its temporary name, if it still has it.
func (t *temporary) drop() {
	if renamesOpen {
		os.Remove(t.name) // while the lock is held
		t.Close()
		return
	}
	t.Close()
	os.Remove(t.name)
}

// tidy removes, once a run, the temporary files of killed runs from a folder. One that a program holds stays.
func (r *Run) tidy(folder string) {
	folder = filepath.Clean(folder)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.tidied[folder] {
		return
	}
	if r.tidied == nil {
		r.tidied = map[string]bool{}
	}
	r.tidied[folder] = true
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // writing there will say why
	}
	for _, entry := range entries {
		if entry.Type().IsRegular() && isTemporary(entry.Name()) {
			removeStale(filepath.Join(folder, entry.Name()))
		}
	}
}

func isTemporary(name string) bool {
	number, ok := strings.CutPrefix(name, temporaryStart)
	number, ends := strings.CutSuffix(number, temporaryEnd)
	_, err := strconv.ParseUint(number, 10, 64)
	return ok && ends && err == nil
}

// removeStale removes a temporary file that nobody holds.
func removeStale(name string) {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return
	}
	if lock(f) != nil {
		f.Close()
		return
	}
	(&temporary{f, name}).drop()
}
