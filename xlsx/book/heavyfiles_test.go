package book

import (
	"fmt"
	"strings"
)

// heavyFile is a file that would cost much if it were let in.
type heavyFile struct {
	name string
	make func() []byte
	code Code // "" when it is read
}

// lying claims for the last part another size than it has.
func lying(size uint64, parts []part) []byte {
	entries := raw(parts...)
	entries[len(entries)-1].size = size
	return rawZip(entries...)
}

func heavyFiles() []heavyFile {
	repeat := strings.Repeat
	usually := func(parts ...part) []byte { return rawZip(raw(with(parts...)...)...) }
	manySheets := func(n int) (parts []part) {
		var list, relations strings.Builder
		for i := range n {
			fmt.Fprintf(&list, `<sheet name="s%d" sheetId="%d" r:id="r%d"/>`, i, i+1, i)
			fmt.Fprintf(&relations, `<Relationship Id="r%d" Type="%sworksheet" Target="worksheets/sheet1.xml"/>`, i, relURL)
		}
		return []part{{"xl/workbook.xml", "<workbook><sheets>" + list.String() + "</sheets></workbook>"},
			{"xl/_rels/workbook.xml.rels", "<Relationships>" + relations.String() + "</Relationships>"}}
	}
	return []heavyFile{
		{"a cell of 120 MB", func() []byte {
			return usually(sheet1(`<row><c t="str"><v>` + repeat("1", 120_000_000) + `</v></c></row>`))
		}, CodePartTooLarge},
		{"a cell of 120 MB in a part that claims 1000 bytes", func() []byte {
			return lying(1000, with(sheet1(`<row><c t="str"><v>`+repeat("1", 120_000_000)+`</v></c></row>`)))
		}, CodeBrokenZip},
		{"a cell of 40 MB", func() []byte {
			return usually(sheet1(`<row><c t="str"><v>` + repeat("1", 40_000_000) + `</v></c></row>`))
		}, CodeCellTooLong},
		{"a number of 40 MB", func() []byte {
			return usually(sheet1(`<row><c><v>` + repeat("1", 40_000_000) + `</v></c></row>`))
		}, CodeCellTooLong},
		{"a shared string of 40 MB in runs", func() []byte {
			return usually(part{"xl/sharedStrings.xml", "<sst><si>" + repeat("<r><t>一二三</t></r>", 2_000_000) + "</si></sst>"})
		}, CodeCellTooLong},
		{"a bomb in parts nobody needs", func() []byte {
			zeros := repeat("\x00", 40_000_000)
			return usually(part{"xl/media/1.png", zeros}, part{"xl/media/2.png", zeros}, part{"xl/media/3.png", zeros})
		}, CodeUnpacked},
		{"one part unpacked over and over", func() []byte {
			return usually(append(manySheets(900), sheet1(repeat("<row/>", 100_000)))...)
		}, CodeUnpacked},
		{"a million cells", func() []byte { return usually(sheet1(repeat(`<row>`+repeat(`<c><v>1</v></c>`, 100)+`</row>`, 10_000))) }, CodeTooMany},
		{"half a million cells", func() []byte { return usually(sheet1(repeat(`<row>`+repeat(`<c><v>1</v></c>`, 100)+`</row>`, 5_000))) }, ""},
		{"millions of empty cells", func() []byte { return usually(sheet1(repeat(`<row>`+repeat(`<c/>`, 10_000)+`</row>`, 1_000))) }, ""},
		{"rows up to the last", func() []byte { return usually(sheet1(repeat(`<row/>`, MaxRows))) }, ""},
		{"a million hidden rows", func() []byte { return usually(sheet1(repeat(`<row hidden="1"/><row/>`, MaxRows/2))) }, CodeTooMany},
		{"a million shared strings", func() []byte {
			return usually(part{"xl/sharedStrings.xml", "<sst>" + repeat("<si/>", 1_000_000) + "</sst>"})
		}, CodeTooMany},
		{"70 MB of text", func() []byte {
			text := repeat("字", 10_000)
			return usually(sheet1(repeat(`<row><c t="str"><v>`+text+`</v></c></row>`, 1_200)),
				part{"xl/sharedStrings.xml", "<sst>" + repeat("<si><t>"+text+"</t></si>", 1_200) + "</sst>"})
		}, CodeTooMany},
		{"60 MB of text", func() []byte {
			text := repeat("字", 10_000)
			return usually(sheet1(repeat(`<row><c t="str"><v>`+text+`</v></c></row>`, 1_000)),
				part{"xl/sharedStrings.xml", "<sst>" + repeat("<si><t>"+text+"</t></si>", 1_000) + "</sst>"})
		}, ""},
		{"a million styles", func() []byte {
			return usually(sheet1(`<row><c s="999999"><v>46053</v></c><c s="999998"><v>46053</v></c></row>`), part{"xl/styles.xml",
				"<styleSheet><cellXfs>" + repeat(`<xf numFmtId="0"/>`, 999_999) + `<xf numFmtId="14"/></cellXfs></styleSheet>`})
		}, ""},
		{"two million styles", func() []byte {
			return usually(sheet1(`<row><c><v>1</v></c></row>`),
				part{"xl/styles.xml", "<styleSheet><cellXfs>" + repeat(`<xf/>`, 2_000_000) + `</cellXfs></styleSheet>`})
		}, CodeTooMany},
		{"a million number formats", func() []byte {
			var formats strings.Builder
			for i := range 1_000_000 {
				fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="0"/>`, i)
			}
			return usually(sheet1(`<row><c><v>1</v></c></row>`), part{"xl/styles.xml", "<styleSheet><numFmts>" + formats.String() + "</numFmts></styleSheet>"})
		}, CodeTooMany},
		{"a million merged ranges", func() []byte {
			return usually(part{"xl/worksheets/sheet1.xml", `<worksheet><sheetData/><mergeCells>` + repeat(`<mergeCell ref="A1:B2"/>`, 1_000_000) + `</mergeCells></worksheet>`})
		}, CodeTooMany},
		{"a million comments", func() []byte {
			return usually(part{"xl/worksheets/_rels/sheet1.xml.rels", rels(relURL+"comments", "/xl/comments1.xml")},
				part{"xl/comments1.xml", `<comments><commentList>` + repeat(`<comment ref="A1"/>`, 1_000_000) + `</commentList></comments>`})
		}, CodeTooMany},
		{"a million relationships", func() []byte {
			return usually(part{"xl/_rels/workbook.xml.rels", `<Relationships>` + repeat(`<Relationship Id="a" Type="b" Target="c"/>`, 1_000_000) + `</Relationships>`})
		}, CodeTooMany},
		{"1,001 sheets", func() []byte { return usually(manySheets(1001)...) }, CodeTooMany},
		{"10,001 zip entries", func() []byte {
			entries := raw(usual()...)
			for i := range 10_001 {
				entries = append(entries, rawEntry{name: fmt.Sprint("x/", i), stored: true})
			}
			return rawZip(entries...)
		}, CodeTooMany},
		{"elements in elements", func() []byte { return usually(sheet1(repeat("<a>", 10_000_000))) }, ""},
		{"one tag of 40 MB", func() []byte { return usually(sheet1("<a " + repeat(`b="" `, 8_000_000) + "/>")) }, ""},
		{"UTF-16 that grows", func() []byte {
			return usually(part{"xl/worksheets/sheet1.xml", wide(sheetXML("<!--"+repeat("字", 20_000_000)+"-->"), false, true)})
		}, CodePartTooLarge},
		{"all at once", func() []byte { // as much of everything as is let in, and hard to pack
			var rows, list strings.Builder
			seed := uint32(1)
			for range MaxCells / 40 {
				rows.WriteString("<row>")
				for range 40 {
					seed = seed*1664525 + 1013904223
					fmt.Fprintf(&rows, `<c t="s" s="%d"><v>%d</v></c><c s="%d"/>`, seed%7, seed%uint32(MaxStrings), seed>>8)
					fmt.Fprintf(&list, `<si><t>%d字%d年%d月%d日%08x</t></si>`, seed>>5, seed>>3, seed>>9, seed>>1, seed)
				}
				rows.WriteString("</row>")
			}
			return usually(sheet1(rows.String()), part{"xl/sharedStrings.xml", "<sst>" + list.String() + "</sst>"})
		}, ""},
	}
}
