package book

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every way a cell may be written, and what is read of it.
func TestCell(t *testing.T) {
	for _, test := range []struct {
		name string
		xml  string
		want *Cell // nil: as good as empty
	}{
		{"number", `<c r="A1"><v>12</v></c>`, &Cell{Type: Number, Text: "12"}},
		{"number by name", `<c r="A1" t="n"><v>12</v></c>`, &Cell{Type: Number, Text: "12"}},
		{"number as stored", `<c r="A1"><v>18.076000000000001</v></c>`, &Cell{Type: Number,
			Text: "18.076000000000001"}},
		{"small number", `<c r="A1"><v>-1.5E-3</v></c>`, &Cell{Type: Number, Text: "-1.5E-3"}},
		{"number in spaces", "<c r=\"A1\"><v> 12\n</v></c>", &Cell{Type: Number, Text: "12"}},
		{"number with style", `<c r="A1" s="4"><v>1234</v></c>`, &Cell{Type: Number, Text: "1234", Style: 4}},
		{"text where a number should be", `<c r="A1"><v>减5</v></c>`, &Cell{Type: Text, Text: "减5"}},
		{"infinity", `<c r="A1"><v>INF</v></c>`, &Cell{Type: Text, Text: "INF"}},
		{"shared", `<c r="A1" t="s"><v>0</v></c>`, &Cell{Type: Text, Text: "零"}},
		{"shared rich text", `<c r="A1" t="s"><v>1</v></c>`, &Cell{Type: Text, Text: "一 年"}},
		{"escapes", `<c r="A1" t="s"><v>2</v></c>`, &Cell{Type: Text, Text: "a\rb_c"}},
		{"shared nothing", `<c r="A1" t="s"><v>3</v></c>`, nil},
		{"shared without index", `<c r="A1" t="s"><v></v></c>`, nil},
		{"inline", `<c r="A1" t="inlineStr"><is><t>无</t></is></c>`, &Cell{Type: Text, Text: "无"}},
		{"inline rich text", `<c r="A1" t="inlineStr"><is><r><t>减</t></r><r><t>5</t></r></is></c>`,
			&Cell{Type: Text, Text: "减5"}},
		{"inline in v", `<c r="A1" t="inlineStr"><v>无</v></c>`, &Cell{Type: Text, Text: "无"}},
		{"inline of no type", `<c r="A1"><is><t>12</t></is></c>`, &Cell{Type: Text, Text: "12"}},
		{"string", `<c r="A1" t="str"><v>12</v></c>`, &Cell{Type: Text, Text: "12"}},
		{"string with spaces", `<c r="A1" t="str"><v xml:space="preserve"> 12 </v></c>`,
			&Cell{Type: Text, Text: " 12 "}},
		{"string with escape", `<c r="A1" t="str"><v>12_x000A_</v></c>`, &Cell{Type: Text, Text: "12\n"}},
		{"true", `<c r="A1" t="b"><v>1</v></c>`, &Cell{Type: Bool, Text: "TRUE"}},
		{"false", `<c r="A1" t="b"><v>0</v></c>`, &Cell{Type: Bool, Text: "FALSE"}},
		{"neither", `<c r="A1" t="b"><v>是</v></c>`, &Cell{Type: Text, Text: "是"}},
		{"error", `<c r="A1" t="e"><v>#DIV/0!</v></c>`, &Cell{Type: Error, Text: "#DIV/0!"}},
		{"unknown type", `<c r="A1" t="z"><v>12</v></c>`, &Cell{Type: Text, Text: "12"}},
		{"date", `<c r="A1" s="1"><v>46053</v></c>`, &Cell{Type: Date, Text: "2026-01-31",
			Serial: "46053", Style: 1}},
		{"date and time", `<c r="A1" s="2"><v>46053.75</v></c>`,
			&Cell{Type: Date, Text: "2026-01-31T18:00:00", Serial: "46053.75", Style: 2}},
		{"time", `<c r="A1" s="5"><v>0.5</v></c>`, &Cell{Type: Date, Text: "12:00:00", Serial: "0.5",
			Style: 5}},
		{"year with its word", `<c r="A1" s="3"><v>2025</v></c>`, &Cell{Type: Number, Text: "2025", Style: 3}},
		{"no date can be negative", `<c r="A1" s="1"><v>-5</v></c>`, &Cell{Type: Number, Text: "-5", Style: 1}},
		{"unknown style", `<c r="A1" s="99"><v>46053</v></c>`, &Cell{Type: Number, Text: "46053", Style: 99}},
		{"text with date style", `<c r="A1" s="1" t="str"><v>46053</v></c>`, &Cell{Type: Text,
			Text: "46053", Style: 1}},
		{"date in words", `<c r="A1" t="d"><v>2026-01-31T00:00:00.000Z</v></c>`, &Cell{Type: Date,
			Text: "2026-01-31"}},
		{"date and time in words", `<c r="A1" t="d"><v>2026-01-31T18:30</v></c>`,
			&Cell{Type: Date, Text: "2026-01-31T18:30:00"}},
		{"no date at all", `<c r="A1" t="d"><v>上周</v></c>`, &Cell{Type: Text, Text: "上周"}},
		{"formula", `<c r="A1"><f>SUM(B1:C1)</f><v>3</v></c>`,
			&Cell{Type: Number, Text: "3", HasFormula: true, Formula: "SUM(B1:C1)"}},
		{"formula without result", `<c r="A1"><f>B1&amp;"件"</f></c>`, &Cell{HasFormula: true,
			Formula: `B1&"件"`}},
		{"shared formula", `<c r="A1"><f t="shared" si="0"/><v>3</v></c>`, &Cell{Type: Number,
			Text: "3", HasFormula: true}},
		{"formula with text", `<c r="A1" t="str"><f>B1</f><v></v></c>`, &Cell{HasFormula: true, Formula: "B1"}},
		{"references", `<c r="A1" t="str"><v>&lt;&#24180;&#x5E74;&amp;amp;&gt;</v></c>`,
			&Cell{Type: Text, Text: "<年年&amp;>"}},
		{"CDATA", `<c r="A1" t="str"><v><![CDATA[<年>&amp;]]>度</v></c>`, &Cell{Type: Text, Text: "<年>&amp;度"}},
		{"comment", `<c r="A1"><v>1<!-- <v>9</v> -->2</v></c>`, &Cell{Type: Number, Text: "12"}},
		{"line ends", "<c r=\"A1\" t=\"str\"><v>a\r\nb\rc\nd</v></c>", &Cell{Type: Text, Text: "a\nb\nc\nd"}},
		{"extensions", `<c r="A1"><v>1</v><extLst><ext><v>2</v></ext></extLst></c>`,
			&Cell{Type: Number, Text: "1"}},
		{"styled", `<c r="A1" s="4"/>`, nil},
		{"beyond U+FFFF", `<c r="A1" t="str"><v>𠮷_xD842__xDFB7_</v></c>`, &Cell{Type: Text, Text: "𠮷𠮷"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := open(t, sheet1(`<row r="1">`+test.xml+`</row>`))
			require.NoError(t, b.Sheets[0].Err)
			assert.Equal(t, test.want, b.Sheets[0].At(0, 0))
		})
	}
}

func TestPositions(t *testing.T) {
	for _, test := range []struct {
		name, rows string
		want       []string
	}{
		{"all told", `<row r="2"><c r="B2"><v>1</v></c><c r="AA2"><v>2</v></c></row>`, []string{"B2", "AA2"}},
		{"none told", `<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>`,
			[]string{"A1", "C1", "A3"}},
		{"some told", `<row r="4"><c r="C4"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`,
			[]string{"C4", "D4", "A5"}},
		{"prefix", `<x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row>`, []string{"B2"}},
		{"single quotes and spaces", `<row r='2'  spans = "1:2" ><c r = 'B2' ><v >1</v ></c ></row >`,
			[]string{"B2"}},
		{"the last cell", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, []string{"XFD1048576"}},
		{"not in a row", `<c r="A1"><v>1</v></c><row r="1"><x><c r="A1"><v>1</v></c></x></row>`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			sheet := open(t, sheet1(test.rows)).Sheets[0]
			require.NoError(t, sheet.Err)
			var got []string
			for i := range sheet.Cells {
				c := &sheet.Cells[i]
				got = append(got, c.Name())
				assert.Same(t, c, sheet.At(c.Row, c.Col))
			}
			assert.Equal(t, test.want, got)
			assert.Nil(t, sheet.At(7, 7))
		})
	}
}

func TestIsNumber(t *testing.T) {
	for _, yes := range []string{"0", "-5", "+3", "1.5", ".5", "5.", "1e9", "1.5E-3", "1E+10"} {
		assert.True(t, isNumber([]byte(yes)), yes)
	}
	for _, no := range []string{"", "-", ".", "1e", "1e+", "e5", "1,000", "0x10", "1_0", "NaN",
		"1.2.3", "5件", "５"} {
		assert.False(t, isNumber([]byte(no)), no)
	}
}
