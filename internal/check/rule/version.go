package rule

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Version is the digest of a report, which distinguishes two reports of one agency, year and
// scope: some 1.5 KB, where the report may be megabytes.
type Version struct {
	File string

	edition *templates.Edition
	values  []uint64 // digests, by slot in the order of the form
	prose   uint64   // digest of all sections
}

// VersionOf takes the digest of a report.
func VersionOf(e *templates.Edition, r *report.Report) Version {
	v := Version{File: strings.Clone(r.File), edition: e}
	for s := range slots(e) {
		v.values = append(v.values, digest(meaning(r.Value(s.ID))))
	}
	h := sha256.New()
	for _, s := range e.Sections {
		for _, p := range r.Prose[s.ID] {
			h.Write([]byte(templates.Normalize(p.Text))) // however it is broken into paragraphs
		}
		h.Write([]byte{0})
	}
	v.prose = short(h)
	return v
}

// Bytes are the digests, for [ParseVersion].
func (v Version) Bytes() []byte {
	data := binary.LittleEndian.AppendUint64(nil, v.prose)
	for _, d := range v.values {
		data = binary.LittleEndian.AppendUint64(data, d)
	}
	return data
}

// ParseVersion returns the version of a file whose digests were kept; ok is false for other bytes.
func ParseVersion(e *templates.Edition, file string, data []byte) (v Version, ok bool) {
	v = Version{File: file, edition: e}
	for at := 8; at+8 <= len(data); at += 8 {
		v.values = append(v.values, binary.LittleEndian.Uint64(data[at:]))
	}
	n := 0
	for range slots(e) {
		n++
	}
	if len(data) != 8*(n+1) {
		return Version{}, false
	}
	v.prose = binary.LittleEndian.Uint64(data)
	return v, true
}

// Differing returns the slots of v's edition whose values differ in another version.
func (v Version) Differing(other Version) (differing []*templates.Slot) {
	there := map[string]uint64{}
	at := 0
	for s := range slots(other.edition) {
		there[s.ID] = other.values[at]
		at++
	}
	blank := digest(meaning(report.Value{Kind: report.Blank}))
	at = 0
	for s := range slots(v.edition) {
		value, ok := there[s.ID]
		if !ok {
			value = blank
		}
		if value != v.values[at] {
			differing = append(differing, s)
		}
		at++
	}
	return differing
}

// SameProse reports whether all sections of two versions read alike.
func (v Version) SameProse(other Version) bool { return v.prose == other.prose }

func slots(e *templates.Edition) func(yield func(*templates.Slot) bool) {
	return func(yield func(*templates.Slot) bool) {
		for _, t := range e.Tables {
			for _, s := range t.Slots {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// meaning is a value's figure in a canonical form, else its text.
func meaning(v report.Value) string {
	if v.IsNumber() {
		return "=" + v.Number.String()
	}
	return string(v.Kind) + ":" + strings.TrimSpace(v.Raw)
}

func digest(s string) uint64 {
	h := sha256.New()
	h.Write([]byte(s))
	return short(h)
}

func short(h hash.Hash) uint64 { return binary.LittleEndian.Uint64(h.Sum(nil)) }
