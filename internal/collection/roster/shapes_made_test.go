package roster

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// sheet is a workbook's sheet in a case: rows of cells parted by |, merged ranges.
type sheet struct {
	name   string
	rows   string
	merges []string
	hidden bool
	change func(*excelize.File, string)
}

func workbook(t testing.TB, sheets ...sheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if s.name == "" {
			s.name = "Sheet1"
		}
		if i == 0 {
			require.NoError(t, f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			require.NoError(t, err)
		}
		for r, line := range strings.Split(strings.Trim(s.rows, "\n"), "\n") {
			for c, text := range strings.Split(line, "|") {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				require.NoError(t, err)
				text = strings.ReplaceAll(strings.TrimSpace(text), "\\n", "\n")
				if number, found := strings.CutPrefix(text, "#"); found {
					var n float64
					_, err := fmt.Sscan(number, &n)
					require.NoError(t, err)
					require.NoError(t, f.SetCellValue(s.name, cell, n))
				} else if text != "" {
					require.NoError(t, f.SetCellStr(s.name, cell, text))
				}
			}
		}
		for _, m := range s.merges {
			from, to, _ := strings.Cut(m, ":")
			require.NoError(t, f.MergeCell(s.name, from, to))
		}
		if s.hidden {
			require.NoError(t, f.SetSheetVisible(s.name, false))
		}
		if s.change != nil {
			s.change(f, s.name)
		}
	}
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

// line is an agency as a case expects it: its name, then level, superior, contact and telephone
// where given.
func line(a Agency) string {
	return strings.TrimRight(strings.Join([]string{a.Name, a.Level, a.Superior, a.Contact, a.Phone}, "|"), "|")
}
