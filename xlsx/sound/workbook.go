package sound

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/xlsx/pack"
)

// The order of elements in a workbook and in a sheet (CT_Workbook, CT_Worksheet; ECMA-376 part 1,
// 18.2.27 and 18.3.1.99).
var (
	workbookOrder = order("fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups " +
		"externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing " +
		"fileRecoveryPr webPublishObjects extLst")
	sheetOrder = order("sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges " +
		"scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting " +
		"dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties " +
		"cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls " +
		"webPublishItems tableParts extLst")
)

func order(names string) map[string]int {
	out := map[string]int{}
	for i, name := range strings.Fields(names) {
		out[name] = i + 1
	}
	return out
}

// inOrder checks that an element directly under the root is not before one it follows; last is
// the place of the one before.
func inOrder(e *Element, places map[string]int, last *int, repeated ...string) error {
	place := places[e.Name]
	if e.Depth != 2 || place == 0 {
		return nil
	}
	again := place == *last && len(repeated) > 0 && repeated[0] == e.Name
	if place < *last || place == *last && !again {
		return fmt.Errorf("<%s> out of order", e.Name)
	}
	*last = place
	return nil
}

// workbook checks what the package is about: the list of sheets, each sheet, styles and shared strings.
func (c *checker) workbook() {
	main := c.follow("", "officeDocument")
	if main == nil {
		c.fault("_rels/.rels", "no workbook")
		return
	}
	c.readStyles(c.follow(main.Name, "styles"))
	c.readTexts(c.follow(main.Name, "sharedStrings"))
	own := c.relations[strings.ToLower(main.Name)]
	names, ids, parts := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var sheets []*pack.Part
	last, visible, scopes := 0, 0, []int{}
	err := Walk(main.Data, func(e *Element) error {
		switch e.Path() {
		case "workbook/sheets/sheet":
			name, id := e.Attr("name"), e.Attr("sheetId")
			if n := utf8.RuneCountInString(name); n == 0 || n > 31 || names[strings.ToLower(name)] {
				c.fault(main.Name, "the sheet %q: no name, a long one, or twice", name)
			}
			if n, err := strconv.Atoi(id); err != nil || n < 1 || ids[id] {
				c.fault(main.Name, "the sheet id %q twice or no number", id)
			}
			names[strings.ToLower(name)], ids[id] = true, true
			if state := e.Attr("state"); state == "" || state == "visible" {
				visible++
			}
			r := own[RelationID(e)]
			part := c.parts[r.target]
			if part == nil || parts[r.target] {
				c.fault(main.Name, "the sheet %q has no part of its own", name)
				return nil
			}
			parts[r.target] = true
			sheets = append(sheets, part)
		case "workbook/definedNames/definedName":
			if scope := e.Attr("localSheetId"); scope != "" {
				n, err := strconv.Atoi(scope)
				if err != nil {
					n = -1
				}
				scopes = append(scopes, n)
			}
		}
		return inOrder(e, workbookOrder, &last)
	})
	if err != nil {
		c.fault(main.Name, "%v", err)
	}
	for _, n := range scopes {
		if n < 0 || n >= len(names) {
			c.fault(main.Name, "a name of the sheet no. %d, which is not there", n)
		}
	}
	if visible == 0 {
		c.fault(main.Name, "no sheet that is shown")
	}
	for _, s := range sheets {
		c.sheet(s)
	}
}

// RelationID is the relationship an element names.
func RelationID(e *Element) string {
	if id, ok := e.Find(relationsSpace, "id"); ok {
		return id
	}
	id, _ := e.Find(strictRelationsSpace, "id")
	return id
}
