package form

import (
	"io"
	"strings"

	"nianbao/xlsx/pack"
)

// Keys of what differs by agency, beside those of its identity: the visible line, and the values
// of document properties, which escape text differently from cells.
const (
	keyLine     = "line"
	keyProperty = "property:"
)

// variant is the template with its holes. There is one with name and code given, and locked, one
// with both as inputs, and the two between, because an input is another kind of cell.
type variant struct {
	packed   []pack.Packed // every part, as it is where nothing of last year is known
	patterns []pattern     // of each part; one without holes where it is the same for all
	ofPrior  []bool        // the part differs by last year's report only
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
	putLock(p, f.lock)
	v := &variant{}
	k := pack.Compressor(pack.Well)
	defer k.Done()
	for _, part := range p {
		pattern := newPattern(part, numbers)
		ofPrior := len(pattern.keys) > 0
		for _, key := range pattern.keys {
			ofPrior = ofPrior && (strings.HasPrefix(key, keyPrior) || strings.HasPrefix(key, keyFigure))
		}
		v.patterns = append(v.patterns, pattern)
		v.ofPrior = append(v.ofPrior, ofPrior)
		v.packed = append(v.packed, k.Pack(part.Name, pattern.appendTo(nil, nil)))
	}
	return v, nil
}

// write writes the template with what differs, as XML by key.
func (v *variant) write(w io.Writer, differing map[string]string, prior bool) error {
	packed := make([]pack.Packed, len(v.packed))
	copy(packed, v.packed)
	k := pack.Compressor(pack.Quickly)
	defer k.Done()
	for i := range v.patterns {
		if p := &v.patterns[i]; len(p.keys) > 0 && (prior || !v.ofPrior[i]) {
			k.Text = p.appendTo(k.Text[:0], differing)
			packed[i] = k.Pack(p.name, k.Text)
		}
	}
	return pack.WriteZip(w, packed)
}
