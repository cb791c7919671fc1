package read

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

// Whatever the bytes are, they are read or refused, in words.
func FuzzRead(f *testing.F) {
	for _, e := range templates.Builtin() {
		f.Add(filledWorkbook(f, e))
	}
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, e, err := Workbook("a.xlsx", data, Options{})
		if err != nil {
			assert.NotEmpty(t, message.Say(err, message.Chinese))
			return
		}
		for id := range r.Values {
			assert.NotNil(t, e.Slot(id))
		}
	})
}

// Whatever was done to the cells of a workbook, what they hold is in the report or among its
// oddities. Each four bytes are one edit: what, where, where to, and a text.
func FuzzReadEdited(f *testing.F) {
	e := edition2021()
	whole, err := book.Open(filledWorkbook(f, e))
	require.NoError(f, err)
	kinds := map[OddityKind]bool{}
	for _, k := range Oddities {
		kinds[k] = true
	}
	issued := issuedTexts(e)
	f.Add([]byte("\x00\x02\x05\x00\x03\x01\x04\x09\x05\x07\x03\x02"))
	f.Fuzz(func(t *testing.T, edits []byte) {
		b := copyOf(whole)
		for ; len(edits) >= 4 && len(edits) < 400; edits = edits[4:] {
			edit(b, edits[0], int(edits[1]), int(edits[2]), edits[3])
		}
		r, _, err := read("a.xlsx", b, Options{Edition: e})
		if err != nil {
			require.ErrorIs(t, err, ErrForeign)
			return
		}
		var said strings.Builder
		for id, v := range r.Values {
			require.NotNil(t, e.Slot(id))
			said.WriteString(v.Raw + "\n")
		}
		for _, paragraphs := range r.Prose {
			for _, p := range paragraphs {
				said.WriteString(p.Text + "\n")
			}
		}
		for _, text := range r.Cover {
			said.WriteString(text + "\n")
		}
		added := map[string]bool{}
		for _, o := range r.Oddities {
			require.True(t, kinds[OddityKind{o.Rule, o.Detail}], told(o))
			said.WriteString(o.Actual + "\n")
			added[o.Sheet] = added[o.Sheet] || o.Rule == "file.sheet" && o.Detail == "added"
		}
		fo := formOf(e)
		for _, s := range b.Sheets {
			for i := range s.Cells {
				text := s.Cells[i].Text
				if added[s.Name] || isHiddenSheet(s.Name) || fo.token(text) != noToken || issued[text] {
					continue
				}
				for line := range strings.Lines(text) {
					assert.True(t, strings.Contains(said.String(), strings.TrimSpace(line)),
						"%q is lost: %s!%s", line, s.Name, s.Cells[i].Name())
				}
			}
		}
	})
}

// issuedTexts are the template's texts, and the choices, which a report holds in another form.
func issuedTexts(e *templates.Edition) map[string]bool {
	issued := map[string]bool{form.Yes: true}
	for _, t := range e.Tables {
		issued[form.PlacingText(t)] = true
	}
	for _, s := range form.Layout(e, specimen.Filled(e).Identity) {
		for _, c := range s.Cells {
			issued[c.Text] = true
		}
	}
	return issued
}

func edit(b *book.Book, what byte, at, to int, text byte) {
	s := b.Sheets[int(what>>3)%len(b.Sheets)]
	g := &grown{s: s}
	texts := []string{"", "规章", "总计", "12", "改了", "是", "商业企业", "=x", "二、主动公开", "第一行\n第二行"}
	switch rows := text&1 == 0; what & 7 {
	case 0:
		g.insert(rows, at%40, to%3+1)
	case 1:
		g.remove(rows, at%40)
	case 2:
		g.shift(rows, at%20, to%20)
	case 3:
		s.Name = texts[int(text)%len(texts)] + "表"
	case 4:
		s.Merges = s.Merges[:len(s.Merges)*(at%4)/4]
	default:
		row, col := at%45, to%12
		cell := book.Cell{Row: row, Col: col, Type: book.Text, Text: texts[int(text)%len(texts)]}
		for i := range s.Cells {
			if s.Cells[i].Row == row && s.Cells[i].Col == col {
				s.Cells[i].Text, s.Cells[i].Type = cell.Text, book.Text
				return
			}
		}
		s.Cells = append(s.Cells, cell)
		g.move(true, func(line int) int { return line })
	}
}
