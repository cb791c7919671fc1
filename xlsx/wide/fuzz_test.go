package wide

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
)

// FuzzRead: whatever the bytes, a sheet is read or not, and no row of it has a figure that does not stand in it.
func FuzzRead(f *testing.F) {
	e := templates.Builtin()[1]
	var text bytes.Buffer
	require.NoError(f, WriteCSV(&text, edited(e, records(e, 2))))
	f.Add("宽表.csv", text.Bytes())
	f.Add("a.csv", []byte("单位;行政许可;行政处罚;行政强制\n甲局;1;2;'=3\n合计;1;2;3\n"))
	f.Add("a.xlsx", designed(f, "A1:A2 B1:C1", "单位|规章||行政许可", "|本年制发件数|现行有效件数|", "甲局|1|2|3"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		sheets, err := Read(name, data, Options{})
		if err != nil {
			return
		}
		for _, s := range sheets {
			for row, err := range s.Rows(func(Line, string) {}) {
				if err != nil {
					break
				}
				r, of := row.Report(name)
				for id, v := range r.Values {
					col, there := row.Columns(of)[id]
					assert.True(t, there, id)
					assert.Equal(t, row.at(col).Text, v.Raw)
					assert.True(t, v.Kind != report.Number || v.Raw != "", "a blank is no zero")
				}
				again, err := Unpack(row.Pack(), nil)
				require.NoError(t, err)
				assert.Equal(t, row.Pack(), again.Pack())
			}
		}
	})
}
