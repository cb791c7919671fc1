package book

import (
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/flate"
)

// inflater unpacks deflate from memory to memory, where both sizes are known before. It is kept for
// the next part, because its tables cost more than a small part does.
type inflater struct {
	source bytes.Reader
	flate  io.ReadCloser
}

var (
	errTooLong   = errors.New("more bytes than the directory says")
	errTooShort  = errors.New("fewer bytes than the directory says")
	errRemainder = errors.New("bytes after the deflate stream")
)

// inflate fills out with exactly what in unpacks to.
func (f *inflater) inflate(out, in []byte) error {
	f.source.Reset(in)
	if f.flate == nil {
		f.flate = flate.NewReader(&f.source)
	} else if err := f.flate.(flate.Resetter).Reset(&f.source, nil); err != nil {
		return err
	}
	switch _, err := io.ReadFull(f.flate, out); err {
	case nil:
	case io.EOF, io.ErrUnexpectedEOF:
		return errTooShort
	default:
		return err
	}
	var beyond [1]byte
	switch n, err := io.ReadFull(f.flate, beyond[:]); {
	case n > 0:
		return errTooLong
	case err != io.EOF:
		return err
	case f.source.Len() > 0:
		return errRemainder
	}
	return nil
}
