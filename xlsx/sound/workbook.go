package sound

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

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
	l := &list{checker: c, main: main, own: c.relations[strings.ToLower(main.Name)],
		met: map[string]bool{}}
	last := 0
	err := Walk(main.Data, func(e *Element) error {
		switch e.Path() {
		case "workbook/sheets/sheet":
			l.sheet(e)
		case "workbook/definedNames/definedName":
			l.name(e)
		}
		return inOrder(e, workbookOrder, &last)
	})
	if err != nil {
		c.fault(main.Name, "%v", err)
	}
	for _, n := range l.scopes {
		if n < 0 || n >= l.count {
			c.fault(main.Name, "a name of the sheet no. %d, which is not there", n)
		}
	}
	if !l.visible {
		c.fault(main.Name, "no sheet that is shown")
	}
	for _, s := range l.sheets {
		c.sheet(s)
	}
}

// list is the list of sheets and names being checked.
type list struct {
	*checker
	main    *pack.Part
	own     map[string]relation
	met     map[string]bool // what may be there once, with a letter for what it is
	count   int             // sheets, those without a part too
	sheets  []*pack.Part
	scopes  []int // of names
	visible bool
}

// twice reports whether something has been met before.
func (l *list) twice(what, which string) bool {
	key := what + strings.ToLower(which)
	before := l.met[key]
	l.met[key] = true
	return before
}

func (l *list) sheet(e *Element) {
	name, id := e.Attr("name"), e.Attr("sheetId")
	l.count++
	if !sheetName(name) || l.twice("sheet ", name) {
		l.fault(l.main.Name, "the sheet %q: no name, one that may not be, or twice", name)
	}
	if l.twice("id ", id) {
		l.fault(l.main.Name, "the sheet id %q twice", id)
	}
	if state := e.Attr("state"); state == "" || state == "visible" {
		l.visible = true
	}
	r := l.own[RelationID(e)]
	part := l.parts[r.target]
	if part == nil || l.twice("part ", r.target) {
		l.fault(l.main.Name, "the sheet %q has no part of its own", name)
		return
	}
	l.sheets = append(l.sheets, part)
}

func (l *list) name(e *Element) {
	scope := e.Attr("localSheetId")
	if n, err := strconv.Atoi(scope); err == nil {
		l.scopes = append(l.scopes, n)
	}
	if l.twice("name ", e.Attr("name")+" "+scope) {
		l.fault(l.main.Name, "the name %q twice", e.Attr("name"))
	}
}

// sheetName reports whether a name is one a sheet may have.
func sheetName(name string) bool {
	const longest = 31 // as Excel counts: UTF-16
	n := len(utf16.Encode([]rune(name)))
	return n > 0 && n <= longest && !strings.ContainsAny(name, `[]:*?/\`) && strings.Trim(name, "'") == name
}

// RelationID is the relationship an element names.
func RelationID(e *Element) string {
	if id, ok := e.Find(relationsSpace, "id"); ok {
		return id
	}
	id, _ := e.Find(strictRelationsSpace, "id")
	return id
}
