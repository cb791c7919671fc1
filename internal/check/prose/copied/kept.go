package copied

import (
	"encoding/binary"
	"errors"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Fingerprints are what is kept of a report's prose: some two kilobytes, by which it can be
// compared with any other, now or when that comes in later.
type Fingerprints struct {
	Of       *report.Report // who and when only
	Sections []Section      // those long enough to be compared
}

// Section has the fingerprints of one section.
type Section struct {
	ID      string
	Letters int // of its own words
	prints  []print
}

// Of takes the fingerprints of a report.
func Of(e *templates.Edition, r *report.Report) Fingerprints {
	f := Fingerprints{Of: &report.Report{Identity: r.Identity, File: r.File}}
	drop := newDropper(e, r.Agency)
	for _, s := range compared(e) {
		p := plainOf(r.Prose[s.ID], drop)
		if len(p.letter) >= Shortest {
			f.Sections = append(f.Sections, Section{s.ID, len(p.letter), prints(p.letter)})
		}
	}
	return f
}

// compared are the sections an agency writes itself: those with a heading. The lead is a formula.
func compared(e *templates.Edition) []*templates.Section {
	var list []*templates.Section
	for _, s := range e.Sections {
		if s.Number != "" {
			list = append(list, s)
		}
	}
	return list
}

// The stored form: its version, then section by section the name, how many letters and how many
// fingerprints it has, and of each fingerprint its distance from the one before, and its hash.
// Who and when are not part of it.
const keptVersion = 1

// Bytes returns the stored form.
func (f Fingerprints) Bytes() []byte {
	data := []byte{keptVersion}
	for _, s := range f.Sections {
		data = binary.AppendUvarint(data, uint64(len(s.ID)))
		data = append(data, s.ID...)
		data = binary.AppendUvarint(data, uint64(s.Letters))
		data = binary.AppendUvarint(data, uint64(len(s.prints)))
		last := 0
		for _, p := range s.prints {
			data = binary.AppendUvarint(data, uint64(p.at-last))
			data = binary.LittleEndian.AppendUint32(data, p.hash)
			last = p.at
		}
	}
	return data
}

// ErrKept means that a stored form is of another release or damaged: the fingerprints have to be
// taken again.
var ErrKept = errors.New("fingerprints in another form")

// Parse reads the stored form of a report's fingerprints.
func Parse(data []byte, of *report.Report) (Fingerprints, error) {
	f := Fingerprints{Of: of}
	if len(data) == 0 || data[0] != keptVersion {
		return f, ErrKept
	}
	data = data[1:]
	number := func() int {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > 1<<30 {
			data = nil
			return -1
		}
		data = data[size:]
		return int(n)
	}
	for len(data) > 0 {
		n := number()
		if n < 0 || n > len(data) {
			return f, ErrKept
		}
		s := Section{ID: string(data[:n])}
		data = data[n:]
		s.Letters = number()
		n = number()
		if s.Letters < Shortest || n < 0 || n > len(data)/5 {
			return f, ErrKept
		}
		s.prints = make([]print, n)
		at := 0
		for i := range s.prints {
			step := number()
			if step < 0 || len(data) < 4 || at+step > s.Letters {
				return f, ErrKept
			}
			at += step
			s.prints[i] = print{binary.LittleEndian.Uint32(data), at}
			data = data[4:]
		}
		f.Sections = append(f.Sections, s)
	}
	return f, nil
}
