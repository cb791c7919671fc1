package output

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/internal/message"
)

// File writes one file: to a temporary file beside its place, renamed when it is whole. It
// refuses what this run read, what is no ordinary file, and without Force what exists with other
// bytes.
func (r *Run) File(path string, write func(io.Writer) error) error {
	return r.file(path, r.Force, write)
}

func (r *Run) file(path string, replace bool, write func(io.Writer) error) error {
	if err := r.admits(path); err != nil {
		return err
	}
	r.tidy(filepath.Dir(path))
	t, err := newTemporary(filepath.Dir(path))
	if err != nil {
		return message.Wrap(err, "output.create", "file", path)
	}
	defer t.drop()
	if err := t.fill(path, write); err != nil {
		return err
	}
	return t.put(path, replace)
}

// Free reports, before anything is written, whether [Run.File] would refuse the path.
func (r *Run) Free(path string, write func(io.Writer) error) error {
	if err := r.admits(path); err != nil || r.Force {
		return err
	}
	if _, err := os.Lstat(path); err != nil {
		return nil
	}
	same, err := holds(path, write)
	if err == nil && !same {
		err = Refusal(path)
	}
	return err
}

// Replace writes a file as [Run.File] does, also in place of an earlier one of ours.
func (r *Run) Replace(path string, write func(io.Writer) error) error {
	return r.file(path, true, write)
}

// Part is one of several files that belong together.
type Part struct {
	Path  string
	Write func(io.Writer) error
}

// Files writes files that belong together, none of them when one would be refused.
func (r *Run) Files(parts []Part) error {
	for _, p := range parts {
		if err := r.Free(p.Path, p.Write); err != nil {
			return err
		}
	}
	for _, p := range parts {
		if err := r.File(p.Path, p.Write); err != nil {
			return err
		}
	}
	return nil
}

// admits refuses a path that must not be written, whatever the bytes.
func (r *Run) admits(path string) error {
	if err := r.Spare(path); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return message.NewError("output.special", "file", path).WithHint("output.special.hint")
	}
	return nil
}

// put moves the finished file to its name. When nothing may be replaced a link is made instead of
// a rename, which fails when somebody else has put a file there in the meantime; file systems
// without links fall back to the rename.
func (t *temporary) put(path string, replace bool) error {
	if same, err := t.equals(path); err == nil && same {
		return nil
	}
	if !replace {
		if _, err := os.Lstat(path); err == nil {
			return Refusal(path)
		}
		err := os.Link(t.name, path)
		if err == nil {
			return nil
		}
		if errors.Is(err, fs.ErrExist) {
			return Refusal(path)
		}
	}
	if err := t.rename(path); err != nil {
		return message.Wrap(err, "output.write", "file", path)
	}
	return nil
}

// Refusal is the error for a place that is taken.
func Refusal(path string) error {
	return Taken(message.NewError("output.exists", "file", path).WithHint("output.exists.hint"))
}

// Taken is such an error with a sentence of its own.
func Taken(said *message.Error) error { return taken{said} }

// taken is an fs.ErrExist with a sentence of its own; wrapped as a cause it would appear twice.
type taken struct{ said *message.Error }

func (t taken) Error() string        { return t.said.Error() }
func (t taken) Is(target error) bool { return target == fs.ErrExist }
func (t taken) Unwrap() error        { return t.said }

// holds reports whether a file has the very bytes that would be written.
func holds(path string, write func(io.Writer) error) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, message.Wrap(err, "output.write", "file", path)
	}
	defer f.Close()
	c := &comparer{with: f}
	if err := write(c); err != nil {
		return false, err
	}
	return c.same(), nil
}

// comparer holds what is written against what is read.
type comparer struct {
	with    io.Reader
	differs bool
	buffer  [1 << 15]byte
}

func (c *comparer) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0 && !c.differs; {
		n := min(len(rest), len(c.buffer))
		_, err := io.ReadFull(c.with, c.buffer[:n])
		c.differs = err != nil || !bytes.Equal(c.buffer[:n], rest[:n])
		rest = rest[n:]
	}
	return len(p), nil
}

// same reports whether all of both was the same; nothing may be left to read.
func (c *comparer) same() bool {
	if c.differs {
		return false
	}
	_, err := io.ReadFull(c.with, c.buffer[:1])
	return errors.Is(err, io.EOF)
}
