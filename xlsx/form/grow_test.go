package form

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/templates"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/specimen"
)

// An empty row of prose has no height of its own for a program to keep; the sheet's usual one has room for a paragraph.
func TestRowsToBeWrittenHaveNoHeight(t *testing.T) {
	e := editions(t)[0]
	f, err := NewFactory(e, e.From, Options{})
	require.NoError(t, err)
	var blank bytes.Buffer
	require.NoError(t, f.Write(&blank, someAgency, nil))
	for name, c := range map[string]struct {
		data  []byte
		high  int // rows of prose with a height
		usual float64
	}{
		"blank":  {blank.Bytes(), 0, textHeight(boxLines, ProseSize)},
		"filled": {workbookOf(t, e, specimen.Filled(e)), 2, paragraphHeight},
	} {
		t.Run(name, func(t *testing.T) {
			s := e.Section("overview")
			i, err := opened(t, c.data).GetSheetIndex(s.Sheet)
			require.NoError(t, err)
			part := string(partOf(t, c.data, sheetPart(i)))
			assert.Equal(t, s.Cells.First.Row+c.high, strings.Count(part, ` ht="`))
			assert.Contains(t, part, `defaultRowHeight="`+strconv.FormatFloat(c.usual, 'f', -1, 64)+`"`)
			assert.NotContains(t, part, `<sheetFormatPr customHeight`)
		})
	}
}

func TestLetGrow(t *testing.T) {
	rows := templates.Range{First: templates.Address{Row: 3}, Last: templates.Address{Row: 9}}
	for name, c := range map[string]struct{ row, want string }{
		"ours":      {`<row r="4" ht="28" customHeight="true">`, `<row r="4" ht="28">`},
		"openpyxl":  {`<row r="10" ht="28" customHeight="1" spans="1:1">`, `<row r="10" ht="28" spans="1:1">`},
		"prefixed":  {`<x:row spans="1:1" r="5" customHeight="1" ht="28">`, `<x:row spans="1:1" r="5" ht="28">`},
		"not fixed": {`<row r="5" ht="28" customHeight="false">`, `<row r="5" ht="28" customHeight="false">`},
		"above":     {`<row r="3" ht="28" customHeight="1">`, `<row r="3" ht="28" customHeight="1">`},
		"below":     {`<row r="11" ht="28" customHeight="1">`, `<row r="11" ht="28" customHeight="1">`},
	} {
		t.Run(name, func(t *testing.T) {
			p := pack.Part{Data: []byte(c.row)}
			LetGrow(&p, rows)
			assert.Equal(t, c.want, string(p.Data))
		})
	}
}
