// Package packer compresses pieces of data one after another, as the writers of pages do with the
// streams of a file.
//
// A compressor and its buffer are larger than most of what they pack, so a [Pool] keeps them to be
// used again. Files and their formats must not come in.
package packer

import (
	"bytes"
	"io"
	"runtime"
)

// Compressor is a writer of one of the kinds of Deflate.
type Compressor interface {
	io.WriteCloser
	Reset(w io.Writer)
}

// Pool keeps compressors, as many as can work at once. It may be used by many at the same time.
type Pool struct {
	compressor func() (Compressor, error)
	kept       chan *Packed
}

// NewPool returns a pool of compressors. That one can be made must not depend on anything but the
// program, as with a level that is a constant: an error is a panic.
func NewPool(compressor func() (Compressor, error)) *Pool {
	return &Pool{compressor, make(chan *Packed, runtime.GOMAXPROCS(0))}
}

// Packed is compressed data, good until it is freed.
type Packed struct {
	bytes.Buffer
	by   Compressor
	pool *Pool
}

// Pack compresses data.
func (p *Pool) Pack(data []byte) *Packed {
	var out *Packed
	select {
	case out = <-p.kept:
	default:
		c, err := p.compressor()
		if err != nil {
			panic(err)
		}
		out = &Packed{by: c, pool: p}
	}
	out.Reset()
	out.by.Reset(&out.Buffer)
	_, _ = out.by.Write(data) // a buffer takes everything
	_ = out.by.Close()
	return out
}

// Free gives back what holds the data, which must not be used any more.
func (p *Packed) Free() {
	select {
	case p.pool.kept <- p:
	default:
	}
}
