package wide

import (
	"bytes"
	"encoding/json"
	"errors"
	"sync"

	"nianbao/templates"
)

var errPacked = errors.New("no packed row of a wide sheet")

// ownPart begins what a packed row has of its own. Within a text a quote is escaped, so it is found nowhere else.
var ownPart = []byte(`,"row":`)

// Unpack is the row that bytes were packed of. edition is one of the office's own, nil for none.
func Unpack(data []byte, edition *templates.Edition) (Row, error) {
	head, own, found := bytes.Cut(data, ownPart)
	if !found {
		return Row{}, errPacked
	}
	h, err := heads.get(head, edition)
	if err != nil {
		return Row{}, err
	}
	var p packedCells
	if err := json.Unmarshal(append([]byte(`{"row":`), own...), &p); err != nil {
		return Row{}, err
	}
	if len(p.Types) != len(p.Cells) || p.Row < 1 {
		return Row{}, errPacked
	}
	r := Row{Sheet: h.sheet, Line: Line{Row: p.Row - 1}, Head: h.Head}
	for i, text := range p.Cells {
		r.Cells = append(r.Cells, Cell{text, typeOf(p.Types[i])})
	}
	return r, nil
}

// unpackHead understands the lines of a head anew.
func unpackHead(data []byte, edition *templates.Edition) (*keptHead, error) {
	var p packedHead
	if err := json.Unmarshal(append(bytes.Clone(data), '}'), &p); err != nil {
		return nil, err
	}
	if len(p.Head) == 0 {
		return nil, errPacked
	}
	lines := make([]Line, len(p.Head))
	for i, texts := range p.Head {
		lines[i].Row = p.Last - len(p.Head) + i
		for _, text := range texts {
			lines[i].Cells = append(lines[i].Cells, Cell{Text: text})
		}
	}
	h := headOf(lines, Options{Edition: edition}.editions(), p.ByID)
	if h.column(Agency) < 0 {
		return nil, errPacked
	}
	return &keptHead{Head: h, packed: string(data), edition: edition, sheet: p.Sheet}, nil
}

// keptHead is a head that was understood, with what it was packed as.
type keptHead struct {
	*Head
	packed  string
	edition *templates.Edition
	sheet   string
}

// recentHeads are the heads that were understood last: the rows of a sheet come one after another, and their head is
// the dearer part of each.
type recentHeads struct {
	mu   sync.Mutex
	kept []*keptHead // the latest first
}

// mostHeads is how many are kept; a file has a few sheets, and two files may be read at once.
const mostHeads = 8

var heads recentHeads

func (k *recentHeads) get(packed []byte, edition *templates.Edition) (*keptHead, error) {
	k.mu.Lock()
	for _, h := range k.kept {
		if h.edition == edition && h.packed == string(packed) {
			k.mu.Unlock()
			return h, nil
		}
	}
	k.mu.Unlock()
	h, err := unpackHead(packed, edition)
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = append([]*keptHead{h}, k.kept[:min(len(k.kept), mostHeads-1)]...)
	return h, nil
}
