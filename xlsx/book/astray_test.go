package book

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is at a place that cannot exist is noted; the cells beside it are read.
func TestAstray(t *testing.T) {
	good := `<row r="7"><c r="B7"><v>1</v></c></row>`
	around := func(before, behind string) string {
		return `<worksheet>` + before + `<sheetData>` + good + `</sheetData>` + behind + `</worksheet>`
	}
	merge := func(ref string) string { return `<mergeCells><mergeCell ref="` + ref + `"/></mergeCells>` }
	const cell = `<c t="str"><v>甲</v></c>`
	for name, c := range map[string]struct {
		xml  string
		want []Astray
	}{
		"row 0": {sheetXML(`<row r="0"/>` + good), []Astray{{"0", ""}}},
		"row 0 with a cell": {sheetXML(`<row r="0"><c r="A0" t="str"><v>甲</v></c></row>` + good),
			[]Astray{{"A0", "甲"}}},
		"row beyond the last": {sheetXML(good + `<row r="1048577"><c r="A1048577"/></row>`), []Astray{{"A1048577", ""}}},
		"row 2147483647":      {sheetXML(good + `<row r="2147483647"><c><v>5</v></c></row>`), []Astray{{"", "5"}}},
		"row beyond numbers": {sheetXML(good + `<row r="99999999999999999999999"/>`),
			[]Astray{{"99999999999999999999999", ""}}},
		"negative row":           {sheetXML(`<row r="-1"/>` + good), []Astray{{"-1", ""}}},
		"row that is no number":  {sheetXML(`<row r="#REF!"/>` + good), []Astray{{"#REF!", ""}}},
		"row after the last":     {sheetXML(good + `<row r="1048576"/><row>` + cell + `</row>`), []Astray{{"", "甲"}}},
		"column beyond the last": {sheetXML(`<row r="6"><c r="XFE6"><v>3</v></c></row>` + good), []Astray{{"XFE6", "3"}}},
		"cell after the last":    {sheetXML(`<row r="6"><c r="XFD6"/>` + cell + `</row>` + good), []Astray{{"", "甲"}}},
		"cell that is no place":  {sheetXML(`<row r="6"><c r="#REF!"><v>3</v></c></row>` + good), []Astray{{"#REF!", "3"}}},
		"cell without a row":     {sheetXML(`<row r="6"><c r="A"/></row>` + good), []Astray{{"A", ""}}},
		"cell of a formula": {sheetXML(`<row r="6"><c r="A0"><f>1+1</f><v>2</v></c></row>` +
			good), []Astray{{"A0", "2"}}},
		"cell behind one without a place": {sheetXML(`<row r="6"><c r="A+6"><v>2</v></c>` + cell + `</row>` + good),
			[]Astray{{"A+6", "2"}, {"", "甲"}}},
		"cell behind an empty reference": {sheetXML(`<row r="6"><c r=""><v>2</v></c>` + cell + `</row>` + good),
			[]Astray{{"", "2"}, {"", "甲"}}},
		"row behind one without a place": {sheetXML(`<row r="+5"/><row>` + cell + `</row>` + good),
			[]Astray{{"+5", ""}, {"", "甲"}}},
		"merged nonsense":          {around("", merge("B2:A1")), []Astray{{"B2:A1", ""}}},
		"merged #REF!":             {around("", merge("#REF!")), []Astray{{"#REF!", ""}}},
		"merged nothing":           {around("", merge("")), []Astray{{"", ""}}},
		"hidden nonsense":          {around(`<cols><col min="4" max="3" hidden="1"/></cols>`, ""), []Astray{{"4:3", ""}}},
		"hidden from the column 0": {around(`<cols><col min="0" max="3" hidden="1"/></cols>`, ""), []Astray{{"0:3", ""}}},
	} {
		t.Run(name, func(t *testing.T) {
			sheet := open(t, part{sheetPart, c.xml}).Sheets[0]
			require.NoError(t, sheet.Err)
			assert.Equal(t, c.want, sheet.Astray)
			require.Len(t, sheet.Cells, 1)
			assert.Equal(t, "1", sheet.At(6, 1).Text)
			assert.Empty(t, sheet.Merges)
		})
	}
}
