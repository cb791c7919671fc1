package read

// OddityKind is one kind of oddity the reader may observe in a workbook: the rule that judges it,
// and the message of the rule that reports it.
type OddityKind struct{ Rule, Detail string }

// Oddities lists every kind of oddity [Workbook] observes, so that a test can demand a message
// for each. The comment beside each kind documents its fields; Sheet is set wherever one sheet is
// meant, Table wherever that sheet holds a table.
//
// The class that is meant is given in brackets; the rules of the same names decide.
var Oddities = []OddityKind{
	// The identity. Expected: the value in the rest of the file, or in the options. Actual: the
	// value here. Sheet and Cell are set for the visible line and the cover.
	{"file.template", "unmarked"},      // [verify] no mark of identity. Expected: the edition its cells match
	{"file.template", "unknown"},       // [must] an unknown edition. Expected: the one read by; Actual: the file's
	{"file.template", "other"},         // [must] not the edition asked for
	{"file.template", "year"},          // [must] not the edition in force. Expected: the one in force; Actual: the file's
	{"file.template", "table"},         // [must] one sheet is another edition's. Expected, Actual: editions
	{"file.template", "contradiction"}, // [must] the marks name two editions
	{"file.template", "release"},       // [note] made by another release of our templates. Expected, Actual: releases
	{"file.year", "other"},             // [must] not the year asked for
	{"file.year", "contradiction"},     // [must] the marks name two years
	{"file.year", "cover"},             // [must] the cover says another year. Cell: of the cover
	{"file.agency", "contradiction"},   // [must] two agencies in one file
	{"file.agency", "cover"},           // [must] the cover names another agency. Cell: of the cover
	{"file.agency", "code"},            // [must] another 统一社会信用代码. Cell: of the cover, "" where a mark has it
	{"file.scope", "contradiction"},    // [must] the marks name two scopes. Expected, Actual: 本机关, 本地区汇总
	{"file.scope", "cover"},            // [must] the cover names another scope. Cell: of the cover

	// The sheets.
	{"file.sheet", "missing"},      // [must] Sheet: as issued
	{"file.sheet", "notes"},        // [verify] the filling notes are missing. Sheet: as issued
	{"file.sheet", "unclear"},      // [must] missing, and several sheets could be it. Sheet: as issued; Actual: those sheets
	{"file.sheet", "renamed"},      // [must] found by its contents. Sheet: its name now; Expected, Actual: the two names
	{"file.sheet", "added"},        // [verify] Actual: how many of its cells hold something
	{"file.sheet", "blank"},        // [note] added, and holds nothing
	{"file.sheet", "reordered"},    // [note] Expected, Actual: the sheets in both orders
	{"file.unreadable", "sheet"},   // [must] its values and prose are not known. Actual: why, a code of package book
	{"file.unreadable", "nowhere"}, // [verify] a cell at a place that cannot exist. Expected: the place as written; Actual: what it holds
	{"file.unreadable", "place"},   // [note] rows, merged ranges, … at such a place, without content. Expected: as written
	{"file.unreadable", "beside"},  // [verify] comments, shapes, … could not be read. Actual: the part of the file

	// Labels and other fixed cells. Cell: its place; Expected, Actual: the two texts.
	{"file.label", "changed"},  // [must]
	{"file.label", "cleared"},  // [must] the cell is empty. Actual: ""
	{"file.label", "reworded"}, // [verify] another spelling of the same label
	{"file.label", "identity"}, // [verify] the visible line is not as issued
	{"file.label", "notes"},    // [verify] a filling note is changed or gone

	// Rows and columns. [must] Cell: the area concerned (of a missing line: its place in the
	// form); Expected: number of the row or letter of the column as issued, "" of inserted ones;
	// Actual: the present one, "" where it is missing; Label: its label in the form. Several
	// inserted together are written 13:14 or C:D.
	{"file.rows", inserted},
	{"file.rows", deleted},
	{"file.rows", moved},   // its values were taken from where its label stands now
	{"file.rows", unclear}, // may be there, but no label says for certain where: its values were not taken
	{"file.columns", inserted},
	{"file.columns", deleted},
	{"file.columns", moved},
	{"file.columns", unclear},

	// Merged ranges. Cell: the range. [must] where a value is concerned, which fills in Slot, else [verify].
	{"file.merge", "broken"},    // Expected: the range as issued
	{"file.merge", "added"},     // cells that are not merged as issued. Actual: the range
	{"file.merge", "displaced"}, // [must] the only value in its broken range, elsewhere, was taken. Actual: its cell
	{"file.merge", "unclear"},   // [must] several values in the broken range; none was taken. Actual: their cells

	// What is shown otherwise than it is stored. Cell: of the value; Actual: the number stored, which was taken.
	{"file.format", "scaled"}, // [verify] shown as a percentage, in thousands, …

	// Content in places that must be empty; Actual: all of it.
	{"file.outside", "text"},      // [verify]
	{"file.outside", "figure"},    // [verify] Cell: one, or neighbours as a range; Actual: all of them
	{"file.outside", "paragraph"}, // [note] prose below the section's last cell; it was taken
	{"file.outside", "textbox"},   // [verify] a text box. Cell: the one its corner is in
	{"file.outside", "more"},      // [verify] more oddities than are reported. Actual: the number left out
	{"file.comment", "cell"},      // [note] a comment. Actual: its text

	// What cannot be seen. Cell: the rows or columns; Actual: the cells that hold something.
	{"file.hidden", "rows"},    // [verify]
	{"file.hidden", "columns"}, // [verify]
	{"file.hidden", "sheet"},   // [verify] Actual: ""

	// Formulas outside slots: in a slot it is a value, judged by value.formula. Actual: the formula, with =.
	{"file.formula", "input"},     // [must] in prose, the cover or a choice: nothing was taken
	{"file.formula", "label"},     // [must] in a fixed cell
	{"file.formula", "elsewhere"}, // [verify]
	{"file.choice", "unclear"},    // [must] 零报告 or a placing that is none of its choices. Expected: the choices

	// What the file brings along.
	{"file.external", "link"},     // [verify] Actual: where it leads
	{"file.macro", "macros"},      // [must]
	{"file.embedded", "object"},   // [verify] Actual: its name within the file
	{"file.embedded", "picture"},  // [verify] Cell: the one its corner is in
	{"file.protection", "lost"},   // [note] Actual: the sheets
	{"file.protection", "sealed"}, // [note] encrypted with the fixed password Excel uses for locked workbooks
}
