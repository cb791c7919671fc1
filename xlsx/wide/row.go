package wide

import (
	"bytes"
	"encoding/json"
	"iter"
	"strings"
)

// Row is one row of a wide sheet, an agency's.
type Row struct {
	Sheet string
	Line
	Head *Head
}

// Rows hands over the rows below the head that say something. Those that add others up are passed over: added is
// called for each, with what it is called. After an error there are no more.
func (s *Sheet) Rows(added func(line Line, name string)) iter.Seq2[Row, error] {
	agency := s.Head.column(Agency)
	return func(yield func(Row, error) bool) {
		for line, err := range s.lines {
			if err != nil {
				yield(Row{}, err)
				return
			}
			switch name := strings.TrimSpace(line.at(agency).Text); {
			case line.Row <= s.Head.Last || s.Head.says(line) == 0:
			case addsUp(name):
				added(line, name)
			default:
				if !yield(Row{s.Name, line, s.Head}, nil) {
					return
				}
			}
		}
	}
}

// says counts the cells that have something under a column that means something.
func (h *Head) says(line Line) (n int) {
	for col, c := range h.Columns {
		if (c.Field != "" || c.Slot != nil) && strings.TrimSpace(line.at(col).Text) != "" {
			n++
		}
	}
	return n
}

// Name is what a row is called where its file holds several reports.
func (r Row) Name() string {
	name := say("wide.row", "row", r.Row+1)
	if r.Sheet != "" {
		name = r.Sheet + " " + name
	}
	return name
}

// magic begins a packed row.
const magic = `{"nianbao":"wide row"`

// packedHead and packedCells are a row by itself: the head's lines, which all rows of a sheet share, then its own.
type packedHead struct {
	Magic string     `json:"nianbao"`
	Sheet string     `json:"sheet"`
	Last  int        `json:"last"` // row of the head's last line, from 1
	ByID  bool       `json:"ids"`
	Head  [][]string `json:"head"`
}

type packedCells struct {
	Row   int      `json:"row"` // of the sheet, from 1
	Cells []string `json:"cells"`
	Types string   `json:"types"` // of each cell, a digit
}

// Pack returns the row as bytes of its own, with the lines of the head above it. The same row has the same bytes:
// those of [Sheet.PackHead] and [Row.PackCells] together.
func (r Row) Pack() []byte { return append(packHead(r.Sheet, r.Head), r.PackCells()...) }

// PackHead returns what the packed rows of a sheet begin with.
func (s *Sheet) PackHead() []byte { return packHead(s.Name, s.Head) }

func packHead(sheet string, h *Head) []byte {
	p := packedHead{Magic: "wide row", Sheet: sheet, Last: h.Last + 1, ByID: h.ByID}
	for _, line := range h.lines {
		texts := make([]string, len(line.Cells))
		for i, c := range line.Cells {
			texts[i] = c.Text
		}
		p.Head = append(p.Head, texts)
	}
	text, _ := json.Marshal(p) // strings and numbers always marshal
	return append(text[:len(text)-1], ',')
}

// PackCells returns what a packed row has of its own.
func (r Row) PackCells() []byte {
	p := packedCells{Row: r.Row + 1}
	types := make([]byte, len(r.Cells))
	for i, c := range r.Cells {
		p.Cells = append(p.Cells, c.Text)
		types[i] = '0' + byte(c.Type)
	}
	p.Types = string(types)
	text, _ := json.Marshal(p)
	return append(text[1:], '\n')
}

// IsRow reports whether bytes are a packed row.
func IsRow(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }
