// Package output writes the program's files: never over something that exists unless told to, never half a file. What is
// written goes to a temporary file beside its place and is renamed when it is whole, so that a crash, a full disk or
// Ctrl-C leaves the old file or none.
package output

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/internal/message"
)

// File writes one file whole. Without force it refuses to replace what is there.
func File(path string, force bool, write func(io.Writer) error) (err error) {
	if !force {
		if _, err := os.Lstat(path); err == nil {
			return Refusal(path)
		}
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".nianbao-*.tmp")
	if err != nil {
		return message.Wrap(err, "output.create", "file", path)
	}
	defer func() {
		if err != nil {
			temporary.Close()
			os.Remove(temporary.Name())
		}
	}()
	buffered := bufio.NewWriterSize(temporary, 1<<16)
	if err := write(buffered); err != nil {
		return err
	}
	if err := errors.Join(buffered.Flush(), temporary.Sync(), temporary.Chmod(0o644)); err != nil {
		return message.Wrap(err, "output.write", "file", path)
	}
	if err := temporary.Close(); err != nil {
		return message.Wrap(err, "output.write", "file", path)
	}
	return place(temporary.Name(), path, force)
}

// place moves the finished file to its name. Without force a link is made instead of a rename, which fails when
// somebody else has put a file there in the meantime; file systems without links fall back to the rename.
func place(temporary, path string, force bool) error {
	if !force {
		err := os.Link(temporary, path)
		if err == nil {
			return os.Remove(temporary)
		}
		if errors.Is(err, fs.ErrExist) {
			os.Remove(temporary)
			return Refusal(path)
		}
	}
	if err := os.Rename(temporary, path); err != nil {
		os.Remove(temporary)
		return message.Wrap(err, "output.write", "file", path)
	}
	return nil
}

// Refusal is the error for a place that is taken.
func Refusal(path string) error {
	return taken{message.Errorf("output.exists", "file", path).WithHint("output.exists.hint")}
}

// taken is an fs.ErrExist whose sentence says so already; wrapped as a cause it would be said twice.
type taken struct{ said *message.Error }

func (t taken) Error() string        { return t.said.Error() }
func (t taken) Is(target error) bool { return target == fs.ErrExist }
func (t taken) Unwrap() error        { return t.said }

// Folder makes a folder and those above it; one that exists is fine.
func Folder(path string) error {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return message.Wrap(err, "output.folder", "file", path)
	}
	return nil
}

// Mark names the empty file by which a folder of our own making is known, so that printed reports and returned
// workbooks are not taken for new reports when the folder above is walked.
const Mark = ".nianbao-output"

// OwnFolder makes a folder for what we write, and marks it as ours. A folder with something in it is not marked: it
// may hold originals, which would never be found again.
func OwnFolder(path string) error {
	if err := Folder(path); err != nil {
		return err
	}
	if entries, err := os.ReadDir(path); err != nil || len(entries) > 0 {
		return nil
	}
	return MarkFolder(path)
}

// MarkFolder marks a folder as one of our own making.
func MarkFolder(path string) error {
	if err := os.WriteFile(filepath.Join(path, Mark), nil, 0o644); err != nil {
		return message.Wrap(err, "output.write", "file", filepath.Join(path, Mark))
	}
	return nil
}
