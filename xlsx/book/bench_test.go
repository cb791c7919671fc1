package book

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// issued makes a workbook of the size and kind this program issues: 12 sheets of styled, locked
// and partly merged cells, 400 of them filled, with labels, paragraphs, counts, prompts, and
// document properties.
func issued(tb testing.TB) []byte {
	f := excelize.NewFile()
	defer func() { require.NoError(tb, f.Close()) }()
	label, err := f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true, Family: "宋体", Size: 11},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EEF7"}},
		Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center", Vertical: "center"},
		Border: []excelize.Border{{Type: "left", Style: 1, Color: "808080"}, {Type: "top", Style: 1,
			Color: "808080"}},
	})
	require.NoError(tb, err)
	input, err := f.NewStyle(&excelize.Style{
		Protection: &excelize.Protection{Locked: false}, NumFmt: 1,
		Alignment: &excelize.Alignment{Horizontal: "right"},
	})
	require.NoError(tb, err)
	for n := range 12 {
		name := fmt.Sprintf("第%d表", n+1)
		if n == 0 {
			require.NoError(tb, f.SetSheetName("Sheet1", name))
		} else {
			_, err = f.NewSheet(name)
			require.NoError(tb, err)
		}
		require.NoError(tb, f.SetColWidth(name, "A", "C", 18))
		for i := range 40 {
			row, col := i/4+1, i%4
			cell := Name(row, col)
			style := input
			switch {
			case col == 0:
				style = label
				require.NoError(tb, f.SetCellStr(name, cell, fmt.Sprintf("%d.属于第%d类内部事务信息", row, n)))
			case col == 1 && n%3 == 0:
				require.NoError(tb, f.SetCellStr(name, cell, fmt.Sprintf("%d年，本机关主动公开政府信息%d条，"+
					"办理依申请公开%d件，均在法定期限内答复。", 2000+row, 100*row+n, row)))
			case i < 34:
				require.NoError(tb, f.SetCellInt(name, cell, int64(37*row+col)))
			}
			require.NoError(tb, f.SetCellStyle(name, cell, cell, style))
		}
		require.NoError(tb, f.MergeCell(name, "A1", "D1"))
		require.NoError(tb, f.SetCellStr(name, "A1", "政府信息公开工作年度报告 "+name))
		prompt := excelize.NewDataValidation(true)
		prompt.SetSqref("B2:D11")
		prompt.SetInput("填写说明", "请填写整数，没有的填0。")
		require.NoError(tb, f.AddDataValidation(name, prompt))
		require.NoError(tb, f.ProtectSheet(name, &excelize.SheetProtectionOptions{SelectLockedCells: true}))
	}
	require.NoError(tb, f.SetCustomProps(excelize.CustomProperty{Name: "nianbao.year", Value: "2025"}))
	buffer, err := f.WriteToBuffer()
	require.NoError(tb, err)
	return buffer.Bytes()
}

func BenchmarkOpen(b *testing.B) {
	data := issued(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUnpack unpacks all parts of that workbook.
func BenchmarkUnpack(b *testing.B) {
	data := issued(b)
	a, err := openArchive(data, wholeBounds)
	require.NoError(b, err)
	b.ReportAllocs()
	u := new(unpacker)
	for b.Loop() {
		a.unpacked = 0
		for i := range a.entries {
			if _, err := u.read(a, &a.entries[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkExcelize reads the same cells by the library, for comparison.
func BenchmarkExcelize(b *testing.B) {
	data := issued(b)
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range f.GetSheetList() {
			if _, err := f.GetRows(name); err != nil {
				b.Fatal(err)
			}
		}
		_ = f.Close()
	}
}
