package docx

import (
	"fmt"
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/document/typeset"
)

const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// page is A4 with the margins of GB/T 9704-2012: head 37 mm, binding side 28 mm, type area 156 mm
// × 225 mm with 22 lines of 28 characters; the page number is 7 mm below the type area. Lengths
// are twentieths of a point. The 28 characters result from the spacing of the styles: LibreOffice
// sets characters wider apart on a grid of its own.
const (
	headers = `<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="even" r:id="rId5"/>`
	footers = `<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>`
	page    = `<w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="1134" w:footer="1247" w:gutter="0"/>`
	grid = `<w:docGrid w:type="lines" w:linePitch="579"/>`

	// The report is numbered from 1; the sign-off sheet before it is a section of its own without numbers.
	section      = `<w:sectPr>` + headers + footers + page + `<w:pgNumType w:start="1"/>` + grid + `</w:sectPr>`
	signOffSheet = `<w:p><w:pPr><w:pStyle w:val="` + styleSignOff + `"/><w:sectPr>` + headers + page + grid +
		`</w:sectPr></w:pPr></w:p>`
)

// typeArea is the width left between the margins.
const typeArea = 11906 - 1588 - 1474

// The styles, by the ids of parts/styles.xml.
const (
	styleTitle        = "Title"
	styleBody         = "BodyText"
	styleSignOff      = "SignOff"
	styleSignOffTitle = "SignOffTitle"
	styleHeading      = "Heading%d"
	styleRunIn        = "RunIn%d"
)

// Body is the main part of a Word file: paragraphs and tables on the report's page.
func Body(content string) string {
	return declaration + `<w:document xmlns:w="` + namespace + `"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` +
		content + section + `</w:body></w:document>`
}

// Paragraph is a paragraph in one of the styles of parts/styles.xml; a line break in the text is one in it.
func Paragraph(style, text string) string {
	content := ""
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			content += `<w:r><w:br/></w:r>`
		}
		content += run(line, "")
	}
	return paragraph(style, content)
}

func body(d *document.Document) string {
	var b strings.Builder
	if len(d.SignOff) > 0 {
		b.WriteString(title(d.Title, d.Agency, styleSignOffTitle))
		for _, f := range d.SignOff {
			b.WriteString(field(f))
		}
		b.WriteString(signOffSheet)
	}
	b.WriteString(Title(d.Title, d.Agency))
	afterTable := false
	for _, block := range d.Blocks {
		if block.Kind == document.Table {
			if afterTable {
				b.WriteString(paragraph(styleBody, "")) // or Word would make one table of the two
			}
			b.WriteString(table(block.Table))
		} else {
			b.WriteString(textBlock(block))
		}
		afterTable = block.Kind == document.Table
	}
	if afterTable {
		b.WriteString(paragraph(styleBody, "")) // a body must not end in a table
	}
	return Body(b.String())
}

func paragraph(style, content string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + content + `</w:p>`
}

// run writes a text in a character style, "" for that of its paragraph.
func run(text, style string) string {
	if text == "" {
		return ""
	}
	if style != "" {
		style = `<w:rPr><w:rStyle w:val="` + style + `"/></w:rPr>`
	}
	return `<w:r>` + style + `<w:t xml:space="preserve">` + Escaped(text) + `</w:t></w:r>`
}

func textBlock(b document.Block) string {
	style := styleBody
	if b.Kind == document.Heading {
		style = fmt.Sprintf(styleHeading, b.Level)
	}
	content := ""
	for _, r := range b.Runs {
		runStyle := ""
		if r.Level > 0 {
			runStyle = fmt.Sprintf(styleRunIn, r.Level)
		}
		content += run(r.Text, runStyle)
	}
	return paragraph(style, content)
}

// field is a line of the sign-off sheet; the tab draws the rule to write on. A stamp goes onto free paper.
func field(f document.Field) string {
	if f.Seal {
		return paragraph(styleSignOff, run(f.Label+"：", ""))
	}
	return paragraph(styleSignOff, run(f.Label+"："+f.Value, "")+`<w:r><w:tab/></w:r>`)
}

// Title is the title of a report, broken at sense.
func Title(text, agency string) string { return title(text, agency, styleTitle) }

func title(text, agency, style string) string {
	const em = 22 * 20 // 2号
	chars := make([]typeset.Char, 0, len(text))
	for _, r := range text {
		chars = append(chars, typeset.Char{Rune: r, Width: em * ems(r)})
	}
	runes := []rune(text)
	content := ""
	if len(runes) > 0 {
		for i, l := range typeset.Title(chars, len([]rune(agency)), typeset.Style{Em: em, Measure: typeArea}) {
			if i > 0 {
				content += `<w:r><w:br/></w:r>`
			}
			content += run(string(runes[l[0]:l[1]]), "")
		}
	}
	return paragraph(style, content)
}

// ems is about how wide a character is set: letters and figures come from a Western face.
func ems(r rune) float64 {
	if r < 0x2000 {
		return 0.5
	}
	return 1
}
