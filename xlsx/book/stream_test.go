package book

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// streamed reads a workbook row by row: the cells of each sheet, or why it could not be read.
func streamed(data []byte) (cells map[string][]Cell, merges map[string][]Range, err error) {
	b, err := Stream(data)
	if err != nil {
		return nil, nil, err
	}
	cells, merges = map[string][]Cell{}, map[string][]Range{}
	for _, w := range b.Worksheets() {
		cells[w.Name] = nil
		for row, err := range b.Rows(w) {
			if err != nil {
				return nil, nil, err
			}
			cells[w.Name] = append(cells[w.Name], row...)
		}
		if merges[w.Name], err = b.Merges(w); err != nil {
			return nil, nil, err
		}
	}
	return cells, merges, nil
}

// agrees holds what is read row by row against what is read whole: the same cells, or a refusal.
func agrees(t testing.TB, data []byte) {
	cells, merges, err := streamed(data)
	whole, wholeErr := Open(data)
	if wholeErr != nil || err != nil {
		return
	}
	for _, s := range whole.Sheets {
		if s.Kind == Worksheet && s.Err == nil && len(s.Astray) == 0 {
			assert.Equal(t, s.Cells, append([]Cell{}, cells[s.Name]...), s.Name)
			assert.Equal(t, len(s.Merges), len(merges[s.Name]), s.Name)
		}
	}
}

func TestStreamReadsAsOpenDoes(t *testing.T) {
	for name, data := range map[string][]byte{"issued": issued(t), "every kind of cell": pack(t, with(everyCell)...)} {
		t.Run(name, func(t *testing.T) {
			_, _, err := streamed(data)
			require.NoError(t, err)
			agrees(t, data)
		})
	}
}

// A sheet that is not whole ends in an error, whatever rows came before.
func TestStreamRefuses(t *testing.T) {
	row := `<row r="1"><c r="A1"><v>1</v></c></row>`
	for name, text := range map[string]string{
		"cut off":             strings.TrimSuffix(sheetXML(row), `</row></sheetData></worksheet>`),
		"a row after a later": sheetXML(`<row r="2"><c><v>1</v></c></row>` + row),
		"broken cell":         sheetXML(`<row r="1"><c r="A1"><v>1</c></row>`),
		"cells twice":         sheetXML(row + `</sheetData><sheetData>` + row),
		"a document type":     `<!DOCTYPE worksheet>` + sheetXML(row),
		"no cells":            `<worksheet/>`,
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := streamed(pack(t, with(part{sheetPart, text})...))
			require.Error(t, err)
		})
	}
	t.Run("a row without end", func(t *testing.T) {
		long := strings.Repeat(`<c><v>1</v></c>`, maxRowBytes/10)
		_, _, err := streamed(pack(t, with(part{sheetPart, sheetXML(`<row>` + long + `</row>`)})...))
		require.ErrorContains(t, err, strconv.Itoa(maxRowBytes))
	})
	t.Run("the row of a button is no row", func(t *testing.T) {
		text := `<worksheet ` + mainNS + `><sheetData>` + row + `</sheetData><controls><row>5</row></controls></worksheet>`
		cells, _, err := streamed(pack(t, with(part{sheetPart, text})...))
		require.NoError(t, err)
		assert.Len(t, cells["表"], 1)
	})
}

// FuzzStream: whatever both readers accept they read alike.
func FuzzStream(f *testing.F) {
	f.Add(everyCell.text)
	f.Add(sheetXML(`<row r="1"><c r="A1"><v>1</v></c></row><!-- </row> --><row/>`))
	f.Fuzz(func(t *testing.T, sheet string) {
		entries := raw(with(part{sheetPart, sheet})...)
		for i := range entries {
			entries[i].stored = true
		}
		agrees(t, rawZip(entries...))
	})
}
