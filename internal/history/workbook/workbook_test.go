package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/history"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/sound"
)

// recordOf is one of so many agencies, each with a figure in two years.
func recordOf(t *testing.T, n int) *history.Record {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	rec := &history.Record{}
	for i := range n {
		a := &history.Agency{Name: fmt.Sprintf("示例县第%d局", i), Scope: report.Own}
		for _, year := range []int{2023, 2024} {
			v := &history.Version{Edition: e, Values: map[string]report.Value{
				"disclosure.licences.decided": report.Parse(fmt.Sprint(year+1000*i), report.StoredNumber)}}
			a.Years = append(a.Years, &history.Year{Year: year, Versions: []*history.Version{v}})
		}
		rec.Agencies = append(rec.Agencies, a)
	}
	return rec
}

// Of very many agencies the first have sheets with charts; the figures of all are there, and the
// workbook itself names the bound.
func TestBoundOfSheets(t *testing.T) {
	for _, c := range []struct{ agencies, sheets int }{{MaxSheets, MaxSheets}, {MaxSheets + 2, MaxSheets}} {
		t.Run(fmt.Sprint(c.agencies), func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, Write(&b, recordOf(t, c.agencies)))
			parts, err := pack.Unpack(b.Bytes())
			require.NoError(t, err)
			assert.Empty(t, sound.Check(parts))
			sheets, text := 0, ""
			for _, p := range parts {
				name, data := p.Name, p.Data
				if strings.HasPrefix(name, "xl/worksheets/sheet") {
					sheets++
					text += string(data)
				}
				if name == "xl/sharedStrings.xml" {
					text += string(data)
				}
			}
			assert.Equal(t, 4+c.sheets, sheets)
			assert.Contains(t, text, fmt.Sprintf("<v>%d</v>", 2024+1000*(c.agencies-1)), "the last agency's figure")
			assert.Equal(t, c.agencies > MaxSheets, strings.Contains(text, "另外 2 个的数据在“各年数据”表里"))
		})
	}
}
