package form

import (
	"io"
	"strings"
)

// Keys of what differs by agency, beside those of its identity: the visible line, and what stands in document
// properties, which spell nothing in the way of cells.
const (
	keyLine     = "line"
	keyProperty = "property:"
)

// variant is the template with its holes. There is one where name and code are told, and locked, one where they are
// inputs, and the two between, because an input is another kind of cell.
type variant struct {
	packed   []packedPart // every part, as it is where nothing of last year is known
	patterns []pattern    // of each part; one without holes where it is the same for all
	ofPrior  []bool       // the part differs by last year's report only
}

func (f *Factory) variant(named, coded bool) (*variant, error) {
	id := f.identity
	if named {
		id.Agency = hole(KeyAgency)
	}
	if coded {
		id.Code = hole(KeyCode)
	}
	c := contents{identity: id, line: hole(keyLine), values: map[string]any{}, prior: map[string]string{}}
	var numbers []string
	for _, t := range f.edition.Tables {
		for _, s := range t.Slots {
			c.prior[s.ID] = hole(keyPrior + s.ID)
			if f.proposals[s.ID] != "" {
				c.values[s.ID] = float64(holeNumber + len(numbers))
				numbers = append(numbers, keyFigure+s.ID)
			}
		}
	}
	p, err := build(f.edition, c)
	if err != nil {
		return nil, err
	}
	p.lock(f.lock)
	v := &variant{}
	k := compressor(well)
	defer k.done()
	for _, part := range p {
		pattern := newPattern(part, numbers)
		ofPrior := len(pattern.keys) > 0
		for _, key := range pattern.keys {
			ofPrior = ofPrior && (strings.HasPrefix(key, keyPrior) || strings.HasPrefix(key, keyFigure))
		}
		v.patterns = append(v.patterns, pattern)
		v.ofPrior = append(v.ofPrior, ofPrior)
		v.packed = append(v.packed, k.pack(part.Name, pattern.appendTo(nil, nil)))
	}
	return v, nil
}

// write writes the template with what differs, as XML by key.
func (v *variant) write(w io.Writer, differing map[string]string, prior bool) error {
	packed := make([]packedPart, len(v.packed))
	copy(packed, v.packed)
	k := compressor(quickly)
	defer k.done()
	for i := range v.patterns {
		if p := &v.patterns[i]; len(p.keys) > 0 && (prior || !v.ofPrior[i]) {
			k.text = p.appendTo(k.text[:0], differing)
			packed[i] = k.pack(p.name, k.text)
		}
	}
	return writeZip(w, packed)
}
