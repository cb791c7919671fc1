package handout

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/parallel"
)

// place is where a set goes: what is there already.
type place interface {
	// old returns a file's bytes; ok is false where there is none.
	old(name string) (data []byte, ok bool, err error)
	close()
}

// maxOld is how large a file may be that is looked at again.
const maxOld = 20 << 20

type folder struct{ path string }

func (f folder) old(name string) ([]byte, bool, error) {
	path := filepath.Join(f.path, name)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, nil
	case err != nil:
		return nil, false, message.Wrap(err, "inbox.read", "file", path)
	case !info.Mode().IsRegular() || info.Size() > maxOld:
		return nil, false, output.Refusal(path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, false, message.Wrap(err, "inbox.read", "file", path)
	}
	return data, true, nil
}

func (folder) close() {}

type archive struct {
	path  string
	open  *zip.ReadCloser // nil for a new one
	files map[string]*zip.File
}

func (a *archive) old(name string) ([]byte, bool, error) {
	f := a.files[name]
	if f == nil {
		return nil, false, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, false, message.Wrap(err, "inbox.read", "file", a.path)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxOld))
	if err != nil {
		return nil, false, message.Wrap(err, "inbox.read", "file", a.path)
	}
	return data, true, nil
}

func (a *archive) close() {
	if a.open != nil {
		a.open.Close()
	}
}

// open looks at what is there.
func (o *Options) open(s *set) (place, error) {
	if !o.zipped() {
		return folder{s.place}, nil
	}
	a := &archive{path: s.place, files: map[string]*zip.File{}}
	if _, err := os.Stat(s.place); err != nil || o.Force {
		return a, nil
	}
	var err error
	if a.open, err = zip.OpenReader(s.place); err != nil {
		return nil, output.Refusal(s.place)
	}
	for _, f := range a.open.File {
		a.files[f.Name] = f
	}
	return a, nil
}

func (o *Options) step() {
	if o.Step != nil {
		o.Step()
	}
}

// write makes what is new of a set, and the sheet and the note for it.
func (o *Options) write(ctx context.Context, s *set, p place, made *Made) error {
	var fresh []Item
	var names []string // of the new files of each, a line each
	var files []file
	for i, item := range s.items {
		var own []string
		for _, f := range s.files[i] {
			if f.fresh {
				files, own = append(files, f), append(own, f.name)
			}
		}
		if len(own) > 0 {
			fresh, names = append(fresh, item), append(names, strings.Join(own, "\n"))
		}
	}
	beside, err := o.beside(p, fresh, names)
	if err != nil || len(fresh)+len(beside) == 0 {
		return err
	}
	for _, f := range files {
		if strings.HasSuffix(f.name, wordEnding) {
			made.Words++
		} else {
			made.New++
		}
	}
	for _, b := range beside {
		made.Beside = append(made.Beside, filepath.Join(s.place, b.name))
	}
	if a, ok := p.(*archive); ok {
		return o.zip(ctx, a, files, beside)
	}
	if err := o.Folder(s.place); err != nil {
		return err
	}
	// The register first: it has every template also where the run ends half way and is completed by another.
	for _, b := range beside {
		if err := o.Put(filepath.Join(s.place, b.name), o.Force, b.write); err != nil {
			return err
		}
	}
	return parallel.Each(ctx, len(files), func(i int) error {
		defer o.step()
		return o.Put(filepath.Join(s.place, files[i].name), o.Force, files[i].write)
	})
}

// zip writes the zip anew: what was there as it was, byte for byte, and what is new behind it.
func (o *Options) zip(ctx context.Context, a *archive, files []file, beside []extra) error {
	if err := o.Folder(filepath.Dir(a.path)); err != nil {
		return err
	}
	return o.Put(a.path, o.Force || a.open != nil, func(w io.Writer) error {
		z := zip.NewWriter(w)
		if a.open != nil {
			for _, f := range a.open.File {
				if err := z.Copy(f); err != nil {
					return err
				}
			}
		}
		for _, f := range files {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := pack(z, f.name, f.write); err != nil {
				return err
			}
			o.step()
		}
		for _, b := range beside {
			if err := pack(z, b.name, b.write); err != nil {
				return err
			}
		}
		a.close() // Windows replaces no file that is open
		return z.Close()
	})
}

// epoch is the time of every file in a zip, the earliest of the format: the same templates make
// the same bytes.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// pack adds a file; workbooks are packed already.
func pack(z *zip.Writer, name string, write func(io.Writer) error) error {
	h := &zip.FileHeader{Name: name, Method: zip.Store, Modified: epoch}
	if strings.HasSuffix(name, ".txt") {
		h.Method = zip.Deflate
	}
	out, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	return write(out)
}
