package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Collector takes the parts a library writes, in place of a zip: they are verified and packed by
// us, and compressing them twice would cost as much as all else.
type Collector struct{ parts map[string]*bytes.Buffer }

// Create begins a part.
func (c *Collector) Create(name string) (io.Writer, error) {
	if c.parts == nil {
		c.parts = map[string]*bytes.Buffer{}
	}
	if c.parts[name] != nil {
		return nil, errors.New("the part " + name + " twice")
	}
	c.parts[name] = &bytes.Buffer{}
	return c.parts[name], nil
}

// AddFS is what a zip's writer can too; no library of ours asks for it.
func (c *Collector) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the last part.
func (c *Collector) Close() error { return nil }

// Parts returns what was written, by name.
func (c *Collector) Parts() Parts {
	p := make(Parts, 0, len(c.parts))
	for name, data := range c.parts {
		p = append(p, Part{name, data.Bytes()})
	}
	slices.SortFunc(p, func(a, b Part) int { return strings.Compare(a.Name, b.Name) })
	return p
}

// Store writes the parts as a zip without compressing them, for a library in this process.
func (p Parts) Store(w io.Writer) error {
	z := zip.NewWriter(w)
	for i := range p {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p[i].Name, Method: zip.Store})
		if err != nil {
			return err
		}
		if _, err := f.Write(p[i].Data); err != nil {
			return err
		}
	}
	return z.Close()
}
