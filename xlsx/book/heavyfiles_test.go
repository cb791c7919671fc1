package book

import (
	"fmt"
	"strings"
)

// heavyFile is a file that would cost much if it were let in, or nearly as much as may be let in.
type heavyFile struct {
	name string
	make func() []byte
	code Code // "" when it is read
}

const million = 1_000_000

// usually packs the usual parts with others.
func usually(parts ...part) []byte { return rawZip(raw(with(parts...)...)...) }

// times repeats a text.
func times(n int, text string) string { return strings.Repeat(text, n) }

// among puts many elements into another.
func among(outer string, inner ...string) string {
	return "<" + outer + ">" + strings.Join(inner, "") + "</" + outer + ">"
}

// rowsOf are rows of equal cells.
func rowsOf(rows, cells int, cell string) string {
	return times(rows, among("row", times(cells, cell)))
}

func heavyFiles() []heavyFile {
	sheet := func(name string, code Code, rows func() string) heavyFile {
		return heavyFile{name, func() []byte { return usually(sheet1(rows())) }, code}
	}
	other := func(name string, code Code, parts func() []part) heavyFile {
		return heavyFile{name, func() []byte { return usually(parts()...) }, code}
	}
	text := func(n int) string { return `<c t="str"><v>` + times(n, "1") + `</v></c>` }
	const han = 10_000 // characters of a long cell
	return []heavyFile{
		sheet("a cell of 120 MB", CodePartTooLarge, func() string {
			return among("row", text(120*million))
		}),
		sheet("a cell of 40 MB", CodeCellTooLong, func() string {
			return among("row", text(40*million))
		}),
		sheet("a number of 40 MB", CodeCellTooLong, func() string {
			return among("row", among("c", among("v", times(40*million, "1"))))
		}),
		sheet("a million cells", CodeTooMany, func() string {
			return rowsOf(10_000, 100, "<c><v>1</v></c>")
		}),
		sheet("half a million cells", "", func() string {
			return rowsOf(5_000, 100, "<c><v>1</v></c>")
		}),
		sheet("millions of empty cells", "", func() string {
			return rowsOf(1_000, 10_000, "<c/>")
		}),
		sheet("rows up to the last", "", func() string {
			return times(MaxRows, "<row/>")
		}),
		sheet("a million hidden rows", CodeTooMany, func() string {
			return times(MaxRows/2, `<row hidden="1"/><row/>`)
		}),
		sheet("elements in elements", "", func() string {
			return times(10*million, "<a>")
		}),
		sheet("one tag of 40 MB", "", func() string {
			return "<a " + times(8*million, `b="" `) + "/>"
		}),

		{"a cell of 120 MB in a part that claims 1000 bytes", func() []byte {
			entries := raw(with(sheet1(among("row", text(120*million))))...)
			entries[len(entries)-1].size = 1000
			return rawZip(entries...)
		}, CodeBrokenZip},
		other("a shared string of 40 MB", CodeCellTooLong, func() []part {
			return []part{{stringsPart, among("sst", among("si", times(2*million, "<r><t>一二三</t></r>")))}}
		}),
		other("a million shared strings", CodeTooMany, func() []part {
			return []part{{stringsPart, among("sst", times(million, "<si/>"))}}
		}),
		other("60 MB of text", "", func() []part { return long(1000, times(han, "字")) }),
		other("72 MB of text", CodeTooMany, func() []part { return long(1200, times(han, "字")) }),
		other("a bomb in parts nobody needs", CodeUnpacked, func() []part {
			zeros := times(40*million, "\x00")
			return []part{{"xl/media/1.png", zeros}, {"xl/media/2.png", zeros}, {"xl/media/3.png", zeros}}
		}),
		other("one part unpacked over and over", CodeUnpacked, func() []part {
			return append(manySheets(900), sheet1(times(100_000, "<row/>")))
		}),
		other("1,001 sheets", CodeTooMany, func() []part { return manySheets(1001) }),
		other("a million styles", "", func() []part {
			styles := times(million-1, `<xf numFmtId="0"/>`) + `<xf numFmtId="14"/>`
			return []part{sheet1(`<row><c s="999999"><v>46053</v></c></row>`),
				{stylesPart, among("styleSheet", among("cellXfs", styles))}}
		}),
		other("two million styles", CodeTooMany, func() []part {
			return []part{sheet1(`<row><c><v>1</v></c></row>`),
				{stylesPart, among("styleSheet", among("cellXfs", times(2*million, "<xf/>")))}}
		}),
		other("a million number formats", CodeTooMany, func() []part {
			var formats strings.Builder
			for i := range million {
				fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="0"/>`, i)
			}
			return []part{sheet1(`<row><c><v>1</v></c></row>`),
				{stylesPart, among("styleSheet", among("numFmts", formats.String()))}}
		}),
		other("a million merged ranges", CodeTooMany, func() []part {
			merges := among("mergeCells", times(million, `<mergeCell ref="A1:B2"/>`))
			return []part{{sheetPart, among("worksheet", "<sheetData/>", merges)}}
		}),
		other("a million comments", CodeTooMany, func() []part {
			comments := among("commentList", times(million, `<comment ref="A1"/>`))
			return []part{{sheetRels, rels(relURL+"comments", "/xl/comments1.xml")},
				{"xl/comments1.xml", among("comments", comments)}}
		}),
		other("a million relationships", CodeTooMany, func() []part {
			one := `<Relationship Id="a" Type="b" Target="c"/>`
			return []part{{bookRels, among("Relationships", times(million, one))}}
		}),
		other("UTF-16 that grows", CodePartTooLarge, func() []part {
			return []part{{sheetPart, wide(sheetXML("<!--"+times(20*million, "字")+"-->"), false, true)}}
		}),
		other("all at once", "", fullest),
		{"10,001 zip entries", func() []byte {
			entries := raw(usual()...)
			for i := range 10_001 {
				entries = append(entries, rawEntry{name: fmt.Sprint("x/", i), stored: true})
			}
			return rawZip(entries...)
		}, CodeTooMany},
	}
}

// long is a text in many cells and in many shared strings.
func long(times int, text string) []part {
	return []part{sheet1(strings.Repeat(`<row><c t="str"><v>`+text+`</v></c></row>`, times)),
		{stringsPart, among("sst", strings.Repeat("<si><t>"+text+"</t></si>", times))}}
}

// manySheets are many sheets of one part.
func manySheets(n int) []part {
	var list, relations strings.Builder
	for i := range n {
		fmt.Fprintf(&list, `<sheet name="s%d" sheetId="%d" r:id="r%d"/>`, i, i+1, i)
		fmt.Fprintf(&relations, `<Relationship Id="r%d" Type="%sworksheet" `, i, relURL)
		relations.WriteString(`Target="worksheets/sheet1.xml"/>`)
	}
	return []part{{bookPart, among("workbook", among("sheets", list.String()))},
		{bookRels, among("Relationships", relations.String())}}
}

// fullest is as much of everything as is let in, and hard to pack.
func fullest() []part {
	var rows, list strings.Builder
	seed := uint32(1)
	for range MaxCells / 40 {
		rows.WriteString("<row>")
		for range 40 {
			seed = seed*1664525 + 1013904223
			fmt.Fprintf(&rows, `<c t="s" s="%d"><v>%d</v></c>`, seed%7, seed%uint32(MaxStrings))
			fmt.Fprintf(&rows, `<c s="%d"/>`, seed>>8)
			fmt.Fprintf(&list, `<si><t>%d字%d年%d月`, seed>>5, seed>>3, seed>>9)
			fmt.Fprintf(&list, `%d日%08x</t></si>`, seed>>1, seed)
		}
		rows.WriteString("</row>")
	}
	return []part{sheet1(rows.String()), {stringsPart, among("sst", list.String())}}
}
