package mark

import "fmt"

// freeNumber keeps a new sheet from taking the part of another. The library names the part of a new sheet after the
// greatest sheetId; where another program gave ids and part names apart, or the sheet of the
// greatest id was dropped, that part may be one that is in use.
func (k *marker) freeNumber() {
	list := k.File.GetSheetList() // loads the workbook
	book := k.File.WorkBook
	if len(list) == 0 || book == nil || len(book.Sheets.Sheet) == 0 {
		return
	}
	greatest := 0
	for _, s := range book.Sheets.Sheet {
		greatest = max(greatest, s.SheetID)
	}
	part := greatest
	note := func(name, _ any) bool {
		var n int
		if text, ok := name.(string); ok {
			if _, err := fmt.Sscanf(text, "xl/worksheets/sheet%d.xml", &n); err == nil {
				part = max(part, n)
			}
		}
		return true
	}
	k.File.Pkg.Range(note)
	k.File.Sheet.Range(note)
	if part > greatest {
		book.Sheets.Sheet[len(book.Sheets.Sheet)-1].SheetID = part
	}
}
