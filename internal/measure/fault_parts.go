package measure

import (
	"bytes"
	"strings"
)

// Faults inside the file, as a broken transfer or another program leaves them.

var partFaults = []Fault{
	{Kind: "unreadable", Must: true, Rules: []string{"file.unreadable"}, damage: sheetCutOff},
	{Kind: "macro", Must: true, Rules: []string{"file.macro"}, damage: macro},
	{Kind: "external", Rules: []string{"file.external"}, damage: externalLink},
}

// sheetCutOff loses the end of a table's sheet.
func sheetCutOff(c *Case, w *workbook) (place, bool) {
	t, _ := c.table()
	title := []byte(t.Origin.String())
	w.parts = append(w.parts, func(parts map[string][]byte) {
		for name, part := range parts {
			if strings.HasPrefix(name, "xl/worksheets/sheet") && w.sheetOf(name) == t.Sheet &&
				bytes.Contains(part, title) {
				parts[name] = part[:len(part)*(20+c.dice.IntN(60))/100]
			}
		}
	})
	return place{sheet: t.Sheet}, true
}

// sheetOf returns the sheet a part holds. excelize writes them as it read them: in the order of the tabs.
func (w *workbook) sheetOf(part string) string {
	n := strings.TrimSuffix(strings.TrimPrefix(part, "xl/worksheets/sheet"), ".xml")
	for i, name := range w.GetSheetList() {
		if itoa(int64(i+1)) == n {
			return name
		}
	}
	return ""
}

func macro(_ *Case, w *workbook) (place, bool) {
	w.parts = append(w.parts, func(parts map[string][]byte) {
		parts["xl/vbaProject.bin"] = []byte("Sub Auto_Open()")
		relate(parts, "vbaProject", "vbaProject.bin", "")
	})
	return place{}, true
}

func externalLink(_ *Case, w *workbook) (place, bool) {
	w.parts = append(w.parts, func(parts map[string][]byte) {
		relate(parts, "externalLink", "file:///D:/lastyear.xlsx", ` TargetMode="External"`)
	})
	return place{}, true
}

// relate adds a relation to the workbook.
func relate(parts map[string][]byte, kind, target, more string) {
	const name = "xl/_rels/workbook.xml.rels"
	added := `<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind +
		`" Target="` + target + `"` + more + `/></Relationships>`
	parts[name] = bytes.Replace(parts[name], []byte("</Relationships>"), []byte(added), 1)
}
