package book

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"math"
)

// rawEntry is a zip entry with arbitrary, even contradictory, metadata, which no zip writer
// produces.
type rawEntry struct {
	name      string
	localName string // when the header before the bytes says another one
	body      []byte
	stored    bool
	method    uint16
	flags     uint16
	size      uint64 // when another size than the true one is claimed
	crc       uint32 // added to the true one
	zip64     bool   // the sizes stand in an extra field
	offset    uint32 // added to the true one
}

// rawZip writes a zip entry by entry.
func rawZip(entries ...rawEntry) []byte {
	var out, directory bytes.Buffer
	le := binary.LittleEndian
	for _, e := range entries {
		offset := uint32(out.Len())
		packed, method := e.body, uint16(methodStored)
		if !e.stored {
			var b bytes.Buffer
			w, _ := flate.NewWriter(&b, flate.BestSpeed)
			_, _ = w.Write(e.body)
			_ = w.Close()
			packed, method = b.Bytes(), methodDeflate
		}
		if e.method != 0 {
			method = e.method
		}
		if e.size == 0 {
			e.size = uint64(len(e.body))
		}
		if e.localName == "" {
			e.localName = e.name
		}
		crc := crc32.ChecksumIEEE(e.body) + e.crc
		packedSize, size := uint32(len(packed)), uint32(min(e.size, math.MaxUint32))
		var extra []byte
		if e.zip64 {
			extra = le.AppendUint16(extra, 1)
			extra = le.AppendUint16(extra, 24)
			extra = le.AppendUint64(extra, e.size)
			extra = le.AppendUint64(extra, uint64(len(packed)))
			extra = le.AppendUint64(extra, uint64(offset))
			packedSize, size = math.MaxUint32, math.MaxUint32
		}
		common := func(b []byte) []byte {
			b = le.AppendUint16(b, 20)
			b = le.AppendUint16(b, e.flags)
			b = le.AppendUint16(b, method)
			b = le.AppendUint32(b, 0)
			b = le.AppendUint32(b, crc)
			b = le.AppendUint32(b, packedSize)
			return le.AppendUint32(b, size)
		}
		local := common([]byte(localHeader))
		local = le.AppendUint16(local, uint16(len(e.localName)))
		local = le.AppendUint16(local, 0)
		out.Write(local)
		out.WriteString(e.localName)
		out.Write(packed)

		record := common(append([]byte(directoryHeader), 20, 0))
		record = le.AppendUint16(record, uint16(len(e.name)))
		record = le.AppendUint16(record, uint16(len(extra)))
		record = append(record, make([]byte, 10)...)
		if e.zip64 {
			offset = math.MaxUint32
		}
		record = le.AppendUint32(record, offset+e.offset)
		directory.Write(record)
		directory.WriteString(e.name)
		directory.Write(extra)
	}
	start := out.Len()
	out.Write(directory.Bytes())
	end := append([]byte(directoryEnd), 0, 0, 0, 0)
	end = le.AppendUint16(end, uint16(len(entries)))
	end = le.AppendUint16(end, uint16(len(entries)))
	end = le.AppendUint32(end, uint32(directory.Len()))
	end = le.AppendUint32(end, uint32(start))
	out.Write(append(end, 0, 0))
	return out.Bytes()
}

// raw makes entries of parts.
func raw(parts ...part) []rawEntry {
	var entries []rawEntry
	for _, p := range parts {
		entries = append(entries, rawEntry{name: p.name, body: []byte(p.text)})
	}
	return entries
}

// zip64End puts the records of zip64 before the end of a zip, and makes the end point to them.
func zip64End(data []byte) []byte {
	le := binary.LittleEndian
	at := len(data) - directoryEndSize
	end := bytes.Clone(data[at:])
	b := bytes.Clone(data[:at])
	b = append(b, directoryEnd64...)
	b = le.AppendUint64(b, 44)
	b = append(b, make([]byte, 12)...)
	b = le.AppendUint64(b, uint64(le.Uint16(end[8:])))
	b = le.AppendUint64(b, uint64(le.Uint16(end[10:])))
	b = le.AppendUint64(b, uint64(le.Uint32(end[12:])))
	b = le.AppendUint64(b, uint64(le.Uint32(end[16:])))
	b = append(b, locator64...)
	b = le.AppendUint32(b, 0)
	b = le.AppendUint64(b, uint64(at))
	b = le.AppendUint32(b, 1)
	for i := 8; i < 20; i++ {
		end[i] = 0xFF
	}
	return append(b, end...)
}
