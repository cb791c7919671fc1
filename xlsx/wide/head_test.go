package wide

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// designed is a workbook as somebody else lays it out: lines of cells, and merged ranges.
func designed(t testing.TB, merges string, lines ...string) []byte {
	f := excelize.NewFile()
	defer f.Close()
	for i, line := range lines {
		for j, text := range strings.Split(line, "|") {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			require.NoError(t, err)
			if text != "" {
				require.NoError(t, f.SetCellStr("Sheet1", cell, text))
			}
		}
	}
	for _, m := range strings.Fields(merges) {
		first, last, _ := strings.Cut(m, ":")
		require.NoError(t, f.MergeCell("Sheet1", first, last))
	}
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

// summary is what was understood of the head, and the columns nothing was matched to.
func summary(s *Sheet) (got []string) {
	for _, c := range s.Head.Columns {
		switch {
		case c.Field != "":
			got = append(got, string(c.Field))
		case c.Slot != nil:
			got = append(got, c.Slot.ID)
		default:
			got = append(got, "?"+c.Text)
		}
	}
	return got
}

// A sheet somebody else designed: what its words certainly mean is matched, and nothing is guessed.
func TestDesignedSheets(t *testing.T) {
	for _, c := range []struct {
		name, merges string
		lines        []string
		head         int
		want         string // "" where it is no wide sheet
	}{
		{"one line of whole names", "", []string{"单位名称|行政许可|行政处罚|行政强制|联系人", "甲局|1|2|3|某人"}, 0,
			"agency disclosure.licences.decided disclosure.penalties.decided disclosure.coercion.decided ?联系人"},
		{"row and column in one text", "",
			[]string{"单位|规章-本年制发件数|规章（现行有效件数）|规章", "甲局|1|2|3", "乙局|1|2|3"}, 2, ""},
		{"the row of the head is told", "",
			[]string{"单位|规章-本年制发件数|规章（现行有效件数）|规章", "甲局|1|2|3"}, 1,
			"agency disclosure.rules.issued disclosure.rules.inforce ?规章"},
		{"merged over two lines", "A1:A2 B1:D1 E1:F1",
			[]string{"填报单位|规章|||（一）予以公开|", "|制发件数|本年废止件数|现行有效|自然人|总计", "甲局|1|0|1|2|2"}, 0,
			"agency disclosure.rules.issued disclosure.rules.repealed ?规章｜现行有效 requests.granted.person requests.granted.total"},
		{"below a title, numbers of columns below", "A1:E1",
			[]string{"某县2025年度统计表||||", "序号|机关名称|行政许可|行政处罚|行政强制", "1|甲局|5|6|7"}, 0,
			"?序号 agency disclosure.licences.decided disclosure.penalties.decided disclosure.coercion.decided"},
		{"two of one meaning are neither", "",
			[]string{"单位|行政许可|行政处罚|行政强制|行政许可|规章 本年制发件数", "甲局|1|2|3|4|5"}, 0,
			"agency ?行政许可 disclosure.penalties.decided disclosure.coercion.decided ?行政许可 disclosure.rules.issued"},
		{"other units are no unit of the form", "",
			[]string{"单位|行政许可|行政处罚|行政强制|收费金额（元）", "甲局|1|2|3|4"}, 0,
			"agency disclosure.licences.decided disclosure.penalties.decided disclosure.coercion.decided ?收费金额（元）"},
		{"total of totals", "", []string{"单位||||", "|新收|新收|新收|", "单位|一、本年新收政府信息公开申请数量 自然人|" +
			"（七）总计 总计|（七）总计 自然人|总计", "甲局|1|1|1|1"}, 0,
			"agency requests.received.person requests.total.total requests.total.person ?总计"},
		{"a roster", "", []string{"单位名称|级别|联系人|电话", "甲局|县级|某人|1"}, 0, ""},
		{"no agencies", "", []string{"行政许可|行政处罚|行政强制", "1|2|3"}, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, err := Read("汇总.xlsx", designed(t, c.merges, c.lines...), Options{Head: c.head})
			require.NoError(t, err)
			if c.want == "" {
				assert.Empty(t, sheets)
				return
			}
			require.Len(t, sheets, 1)
			got := strings.Join(summary(sheets[0]), " ")
			assert.Equal(t, c.want, got)
		})
	}
}

// Rows that add others up, and rows that say nothing, are no reports.
func TestSumsArePassedOver(t *testing.T) {
	data := designed(t, "", "单位|行政许可|行政处罚|行政强制", "甲局|1|2|3", "", "合 计|1|2|3", "||||备注", "乙局|||")
	sheets, err := Read("a.xlsx", data, Options{})
	require.NoError(t, err)
	require.Len(t, sheets, 1)
	var names, sums []string
	for row, err := range sheets[0].Rows(func(_ Line, name string) { sums = append(sums, name) }) {
		require.NoError(t, err)
		names = append(names, row.text(Agency)+" "+row.Name())
	}
	assert.Equal(t, []string{"甲局 Sheet1 第2行", "乙局 Sheet1 第6行"}, names)
	assert.Equal(t, []string{"合 计"}, sums)
}
