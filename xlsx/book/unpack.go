package book

import "hash/crc32"

// unpacker unpacks parts one after another into the same memory.
type unpacker struct {
	inflater inflater
	buf      []byte
}

// read unpacks an entry. The bytes are good until the next read.
func (u *unpacker) read(a *archive, e *entry) ([]byte, error) {
	if a.unpacked += e.size; a.unpacked > MaxUnpacked {
		return nil, &Refusal{Code: CodeUnpacked, Part: e.name, Limit: MaxUnpacked, Actual: a.unpacked}
	}
	part := e.packed
	if e.method == methodDeflate {
		part = u.room(e.size)
		switch err := u.inflater.inflate(part, e.packed); err {
		case nil:
		case errTooLong: // no accident: whoever believed the directory would be flooded
			return nil, &Refusal{Code: CodeBrokenZip, Part: e.name, Err: err}
		default:
			return nil, &Refusal{Code: CodeBrokenPart, Part: e.name, Err: err}
		}
	}
	if crc32.ChecksumIEEE(part) != e.crc {
		return nil, inPart(refuse(CodeBrokenPart, "the checksum does not match"), e.name)
	}
	return part, nil
}

// room gives memory of a size the directory claims, which is proven to be within the limits.
func (u *unpacker) room(size int64) []byte {
	if int64(cap(u.buf)) < size {
		room := size
		if room < keepBuffer {
			room = max(2*room, 32<<10) // the next sheet is likely to be a little bigger
		}
		u.buf = make([]byte, room)
	}
	return u.buf[:size]
}

// release gives back what should not be kept for the next workbook.
func (u *unpacker) release() {
	if cap(u.buf) > keepBuffer {
		u.buf = nil
	}
}
