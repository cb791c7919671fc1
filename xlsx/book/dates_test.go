package book

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestIsDateFormat(t *testing.T) {
	for _, yes := range []string{
		"yyyy-mm-dd", `yyyy"年"m"月"d"日";@`, `[$-804]yyyy"年"m"月"d"日";@`, "m/d/yy h:mm", "[h]:mm:ss",
		"[mm]:ss", "h:mm AM/PM",
		"YYYY/M/D", "aaaa", "e年", "[DBNum1][$-804]yyyy年m月d日", "上午/下午h时", "mmm", `"截至"d`, "ss.0",
		"[Red]d", "General;d",
		"A/P", "[$-409]d-mmm-yy;@",
	} {
		assert.True(t, isDateFormat(yes), yes)
	}
	for _, no := range []string{
		"", "General", "GENERAL", "G/通用格式", "0", "#,##0.00", "0.00E+00", "##0.0E-0", `0"年"`, `0"days"`,
		`\y0`, "_d0_)", "*d0",
		"[Red]0", "[Blue]#,##0;[Red]-#,##0", "[Color5]0", "[>=100]0;0.0", "[$USD] 0", "[$¥-804]#,##0",
		"@", `0"m²"`, `0\h`,
		"0%", "# ?/?", `"unclosed d`, "[unclosed", `0\`, "0_", "[DBNum2]General",
		"_ * #,##0_ ;_ * \\-#,##0_ ", `0"件"General`,
	} {
		assert.False(t, isDateFormat(no), no)
	}
}

func TestSerialDate(t *testing.T) {
	for _, test := range []struct {
		serial    string
		since1904 bool
		want      string
	}{
		{"1", false, "1900-01-01"},
		{"59", false, "1900-02-28"},
		{"60", false, "1900-02-29"},
		{"61", false, "1900-03-01"},
		{"46053", false, "2026-01-31"},
		{"46053.999999999", false, "2026-02-01"},
		{"46053.354166666664", false, "2026-01-31T08:30:00"},
		{"4.6053E4", false, "2026-01-31"},
		{"0", false, "00:00:00"},
		{"0.25", false, "06:00:00"},
		{"1.5", false, "1900-01-01T12:00:00"},
		{"2958465", false, "9999-12-31"},
		{"2958465.9999999", false, ""},
		{"2958466", false, ""},
		{"-1", false, ""},
		{"1E400", false, ""},
		{"0", true, "1904-01-01"},
		{"0.25", true, "06:00:00"},
		{"44591", true, "2026-01-31"},
		{"2958465", true, ""},
	} {
		assert.Equal(t, test.want, serialDate(test.serial, test.since1904), "%s %v", test.serial,
			test.since1904)
	}
}

func TestISODate(t *testing.T) {
	for text, want := range map[string]string{
		"2026-01-31":               "2026-01-31",
		"2026-01-31T00:00:00":      "2026-01-31",
		"2026-01-31T00:00:00.000Z": "2026-01-31",
		"2026-01-31T08:30:00.5":    "2026-01-31T08:30:00",
		"2026-01-31T08:30":         "2026-01-31T08:30:00",
		"08:30:00":                 "08:30:00",
		"00:00:00":                 "00:00:00",
		"2026-13-01":               "",
		"2026年1月31日":               "",
		"46053":                    "",
	} {
		assert.Equal(t, want, string(isoDate([]byte(text))), text)
	}
}

// The 1904 date system is a property of the workbook; the era of a date depends on its format
// alone.
func TestDates1904(t *testing.T) {
	b := open(t, sheet1(`<row><c s="1"><v>44591</v></c><c><v>44591</v></c></row>`),
		part{bookPart, `<workbook ` + mainNS + `><workbookPr date1904="true"/><sheets>
<sheet name="表" r:id="rId1"/></sheets></workbook>`})
	assert.True(t, b.Date1904)
	assert.Equal(t, "2026-01-31", b.Sheets[0].At(0, 0).Text)
	assert.Equal(t, Number, b.Sheets[0].At(0, 1).Type)
}

// A built-in number may be given another meaning, in either direction.
func TestBuiltinFormats(t *testing.T) {
	b := open(t, sheet1(`<row><c s="0"><v>46053</v></c><c s="1"><v>46053</v></c><c s="2"><v>46053</v>
</c></row>`),
		part{stylesPart, `<styleSheet><numFmts><numFmt numFmtId="14" formatCode="0"/>
<numFmt numFmtId="1" formatCode="d"/>
		</numFmts><cellXfs><xf numFmtId="31"/><xf numFmtId="14"/><xf numFmtId="1"/></cellXfs></styleSheet>`})
	sheet := b.Sheets[0]
	assert.Equal(t, []Type{Date, Number, Date}, []Type{sheet.Cells[0].Type, sheet.Cells[1].Type,
		sheet.Cells[2].Type})
}

// Without numbers nobody needs the styles; with them, broken ones leave each a number and are reported.
func TestStylesMatterToNumbersOnly(t *testing.T) {
	broken := part{stylesPart, `<styleSheet><cellXfs><xf numFmtId="14">`}
	b := open(t, broken, sheet1(`<row><c t="s"><v>0</v></c></row>`))
	require.NoError(t, b.Sheets[0].Err)
	assert.Empty(t, b.Unread)
	b = open(t, broken, sheet1(`<row><c><v>1</v></c></row>`))
	assert.Equal(t, Number, b.Sheets[0].Cells[0].Type)
	require.Len(t, b.Unread, 1)
	var refusal *Refusal
	require.ErrorAs(t, b.Unread[0], &refusal)
	assert.Equal(t, "xl/styles.xml", refusal.Part)

	b = open(t, part{stylesPart, ""}, sheet1(`<row><c><v>1</v></c></row>`))
	assert.Equal(t, "1", b.Sheets[0].Cells[0].Text)
	require.Len(t, b.Unread, 1, "styles that are listed and not there are told")
}
