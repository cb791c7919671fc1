package inbox

import (
	"archive/zip"
	"bytes"
	"os"
	"sync"

	"nianbao/internal/inbox/eml"
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

// keptOpen is how many containers within containers stay unpacked: files are read nearly in order,
// and where one ends and the next begins both are read at once.
const keptOpen = 2

// recent keeps what was unpacked last, as each of its entries would unpack all of it again.
type recent[T any] struct {
	mu   sync.Mutex
	kept []unpacked[T] // the latest first
}

type unpacked[T any] struct {
	name string
	what T
}

// get returns what a container holds, unpacked by make where it is not at hand. Nothing is locked
// meanwhile: what it is unpacked from may be such a container too.
func (k *recent[T]) get(name string, make func() (T, error)) (T, error) {
	if what, is := k.at(name); is {
		return what, nil
	}
	what, err := make()
	if err != nil {
		return what, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = append([]unpacked[T]{{name, what}}, k.kept[:min(len(k.kept), keptOpen-1)]...)
	return what, nil
}

func (k *recent[T]) at(name string) (what T, is bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, one := range k.kept {
		if one.name == name {
			return one.what, true
		}
	}
	return what, false
}

// opened are the containers within containers that are at hand.
type opened struct {
	zips  recent[*zip.Reader]
	mails recent[*eml.Message]
}

// zip opens a zip whose bytes are unpacked from elsewhere.
func (k *opened) zip(name string, read func() ([]byte, error)) opener {
	return func() (*zip.Reader, func(), error) {
		archive, err := k.zips.get(name, func() (*zip.Reader, error) {
			data, err := read()
			if err != nil {
				return nil, err
			}
			return zip.NewReader(bytes.NewReader(data), int64(len(data)))
		})
		return archive, func() {}, err
	}
}
