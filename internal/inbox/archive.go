package inbox

import (
	"archive/zip"
	"bytes"
	"os"
	"sync"
)

// A zip's directory is read once, however many of its entries are: with sixty thousand entries
// reading it anew for each would never end. The file below it is open only while an entry is
// read, as thousands of zips may have been walked.

// opener returns an archive, and what to call when done with it.
type opener func() (*zip.Reader, func(), error)

// zipOnDisk opens a zip of the file system.
func zipOnDisk(path string) opener {
	z := &diskZip{path: path}
	return z.open
}

// diskZip is a zip whose directory stays and whose file is closed when nobody reads.
type diskZip struct {
	path string

	mu      sync.Mutex
	archive *zip.Reader
	size    int64
	file    *os.File
	readers int
}

func (z *diskZip) open() (*zip.Reader, func(), error) {
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.readers == 0 {
		f, err := os.Open(z.path)
		if err != nil {
			return nil, nil, err
		}
		z.file = f
	}
	if err := z.directory(); err != nil {
		if z.readers == 0 {
			z.file.Close()
		}
		return nil, nil, err
	}
	z.readers++
	return z.archive, z.done, nil
}

// directory reads the zip's directory, again only when the file has changed.
func (z *diskZip) directory() error {
	info, err := z.file.Stat()
	if err != nil {
		return err
	}
	if z.archive != nil && info.Size() == z.size {
		return nil
	}
	archive, err := zip.NewReader(z, info.Size())
	if err != nil {
		return err
	}
	if z.archive != nil && len(archive.File) != len(z.archive.File) {
		return zip.ErrFormat // entries are known by their place
	}
	z.archive, z.size = archive, info.Size()
	return nil
}

func (z *diskZip) done() {
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.readers--; z.readers == 0 {
		z.file.Close()
	}
}

// ReadAt reads from the open file.
func (z *diskZip) ReadAt(p []byte, off int64) (int, error) { return z.file.ReadAt(p, off) }

// keptZips is how many zips within zips stay unpacked: files are read nearly in order, and where
// one zip ends and the next begins both are read at once.
const keptZips = 2

// innerZips keeps the zips within zips that were unpacked last, as each of their entries would unpack all of it again.
type innerZips struct {
	mu   sync.Mutex
	kept []innerZip // the latest first
}

type innerZip struct {
	name    string
	archive *zip.Reader
}

func (k *innerZips) opener(name string, unpack func() ([]byte, error)) opener {
	return func() (*zip.Reader, func(), error) {
		archive, err := k.open(name, unpack)
		return archive, func() {}, err
	}
}

func (k *innerZips) open(name string, unpack func() ([]byte, error)) (*zip.Reader, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, z := range k.kept {
		if z.name == name {
			return z.archive, nil
		}
	}
	data, err := unpack()
	if err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	k.kept = append([]innerZip{{name, archive}}, k.kept[:min(len(k.kept), keptZips-1)]...)
	return archive, nil
}
