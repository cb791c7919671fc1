package book

import (
	"bytes"
	"hash"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// cutter cuts the rows, and the list of merged ranges, out of a sheet's part while it is being unpacked. What
// lies between them is passed over unread; each element is read by the scanner, which proves its form.
type cutter struct {
	part    *entry
	from    io.Reader
	sum     hash.Hash32
	read    int64 // bytes unpacked
	buf     []byte
	pos     int
	ended   bool
	rooted  bool
	data    bool   // the place for cells was met
	closed  bool   // and left: what is called row behind it is the place of a button
	name    string // of the element that was cut
	element []byte // good until the next
	err     error
}

// cutChunk is how much is unpacked at a time.
const cutChunk = 64 << 10

func newCutter(part *entry) *cutter {
	c := &cutter{part: part, sum: crc32.NewIEEE(), from: bytes.NewReader(part.packed)}
	if part.method == methodDeflate {
		c.from = flate.NewReader(bytes.NewReader(part.packed))
	}
	return c
}

// next cuts the next element; false at the end or after an error.
func (c *cutter) next() bool {
	for c.err == nil {
		at := bytes.IndexByte(c.buf[c.pos:], '<')
		if at < 0 {
			c.pos = len(c.buf)
			if !c.more() {
				break
			}
			continue
		}
		c.pos += at
		tag, ok := c.upTo(c.tagLength)
		if !ok {
			break
		}
		if c.cut(tag) {
			return true
		}
	}
	c.finish()
	return false
}

// cut takes the element that begins with a tag, if it is one of those wanted; else it passes the tag.
func (c *cutter) cut(tag int) bool {
	start := c.buf[c.pos : c.pos+tag]
	prefix, name := localName(start)
	ends := start[1] == '/'
	switch string(bytes.TrimPrefix(name, []byte("/"))) {
	case "sheetData":
		if c.data && !ends {
			c.err = refuse(CodeDisorder, "cells in two places")
		}
		c.data, c.closed = true, ends || start[tag-2] == '/'
	case "worksheet":
		c.rooted = true
	case "row", "mergeCells":
		if ends || string(name) == "row" && (!c.data || c.closed) {
			break
		}
		c.name = string(name)
		length := tag
		if start[tag-2] != '/' {
			end := append(append([]byte("</"), prefix...), name...)
			var ok bool
			length, ok = c.upTo(func(b []byte) int {
				at := bytes.Index(b, end)
				if at < 0 {
					return -1
				}
				close := bytes.IndexByte(b[at:], '>')
				if close < 0 {
					return -1
				}
				return at + close + 1
			})
			if !ok {
				return false
			}
		}
		c.element = c.buf[c.pos : c.pos+length]
		c.pos += length
		return true
	}
	c.pos += tag
	return false
}

// tagLength is how long the tag, comment or instruction at the beginning is, -1 where it is cut off.
func (c *cutter) tagLength(b []byte) int {
	for _, kind := range []struct{ begin, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if bytes.HasPrefix(b, []byte(kind.begin)) {
			if at := bytes.Index(b, []byte(kind.end)); at >= 0 {
				return at + len(kind.end)
			}
			return -1
		}
	}
	if bytes.HasPrefix(b, []byte("<!")) && len(b) >= 9 && !bytes.HasPrefix(b, []byte("<![CDATA")) {
		c.err = refuse(CodeBrokenXML, "a document type")
		return 1
	}
	if at := tagEnd(b); at >= 0 {
		return at + 1
	}
	return -1
}

// upTo unpacks until what begins at the position has its end; false where it has none within the limit.
func (c *cutter) upTo(length func([]byte) int) (int, bool) {
	for {
		if n := length(c.buf[c.pos:]); n > 0 {
			return n, c.err == nil
		}
		if len(c.buf)-c.pos > maxRowBytes {
			c.err = tooMany("bytes of a row", maxRowBytes)
			return 0, false
		}
		if !c.more() {
			if c.err == nil {
				c.err = refuse(CodeBrokenXML, "the part is cut off")
			}
			return 0, false
		}
	}
}

// more unpacks the next piece.
func (c *cutter) more() bool {
	if c.ended || c.err != nil {
		return false
	}
	c.buf = append(c.buf[:0], c.buf[c.pos:]...)
	c.pos = 0
	had := len(c.buf)
	if cap(c.buf)-had < cutChunk {
		c.buf = append(make([]byte, 0, 2*cap(c.buf)+2*cutChunk), c.buf...)
	}
	n, err := io.ReadFull(c.from, c.buf[had:had+cutChunk])
	c.buf = c.buf[:had+n]
	c.sum.Write(c.buf[had:])
	switch c.read += int64(n); {
	case c.read > c.part.size:
		c.err = &Refusal{Code: CodeBrokenZip, Part: c.part.name, Err: errTooLong}
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		c.ended = true
	case err != nil:
		c.err = &Refusal{Code: CodeBrokenPart, Part: c.part.name, Err: err}
	}
	return c.err == nil && n > 0
}

// finish proves what was unpacked, once all of it is.
func (c *cutter) finish() {
	for c.more() {
		c.pos = len(c.buf)
	}
	switch {
	case c.err != nil:
	case c.read != c.part.size || c.sum.Sum32() != c.part.crc:
		c.err = refuse(CodeBrokenPart, "the checksum does not match")
	case !c.rooted || !c.data:
		c.err = refuse(CodeBrokenXML, "the sheet has no place for cells")
	}
}
