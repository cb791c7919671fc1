package source

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Rows of a CSV file are tables; prose with commas, and lines that do not fit together, are none.
func TestCommas(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		rows [][]string // nil for no table
	}{
		"a sheet": {"标题,,\n,甲,乙\n规章,1,2\n文件,3,\n", [][]string{{"标题", "", ""}, {"", "甲", "乙"},
			{"规章", "1", "2"}, {"文件", "3", ""}}},
		"quoted": {"a,b,c\n\"一，\"\"二\"\"\n三\",\"1,234\",2\nd,3,4\n", [][]string{{"a", "b", "c"},
			{"一，\"二\"\n三", "1,234", "2"}, {"d", "3", "4"}}},
		"between prose":         {"一、总体情况,二\na,1,2\nb,3,4\nc,5,6\n末\n", [][]string{{"a", "1", "2"}, {"b", "3", "4"}, {"c", "5", "6"}}},
		"prose":                 {"今年,本局,公开\n去年,本局,也公开\n前年,本局,还公开\n", nil},
		"sentences":             {"公开1,2,3。\n公开4,5,6。\n公开7,8,9。\n", nil},
		"two rows":              {"a,1,2\nb,3,4\n", nil},
		"rows that differ":      {"a,1,2\nb,3,4,5\nc,6,7\nd,8\n", nil},
		"tabs part the cells":   {"a\t1,234\t5,678,901\nb\t1,234\t5,678,901\nc\t1,2\t3,4,5\n", nil},
		"a quote without end":   {"\"a,1,2\nb,3,4\nc,5,6\n", nil},
		"figures with commas":   {"1,234,567\n2,345,678\n3,456,789\n", [][]string{{"1", "234", "567"}, {"2", "345", "678"}, {"3", "456", "789"}}},
		"a comma for each cell": {",,,\n,,,\n,,,\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Text("t.txt", []byte(c.text))
			require.NoError(t, err)
			var tables []*Table
			for _, b := range s.Blocks {
				if b.Table != nil {
					tables = append(tables, b.Table)
				}
			}
			if c.rows == nil {
				assert.Empty(t, tables)
				return
			}
			require.Len(t, tables, 1)
			got := make([][]string, tables[0].Rows)
			for _, cell := range tables[0].Cells {
				got[cell.Row] = append(got[cell.Row], cell.Text)
			}
			assert.Equal(t, c.rows, got)
		})
	}
	t.Run("many lines", func(t *testing.T) {
		_, err := Text("t.txt", []byte(strings.Repeat("\"a,b,c\n", MaxLines/2)))
		assert.NoError(t, err)
	})
}
