package measure

import "nianbao/templates"

// Faults of sheets, labels, rows and columns: what clerks do to a workbook whose protection they took off.

var sheetFaults = []Fault{
	{Kind: "sheet.deleted", Must: true, Rules: []string{"file.sheet"}, damage: sheetDeleted},
	{Kind: "sheet.renamed", Must: true, Rules: []string{"file.sheet"}, damage: sheetRenamed},
	{Kind: "label", Must: true, Rules: []string{"file.label"}, damage: labelChanged},
	{Kind: "row.inserted", Must: true, Rules: []string{"file.rows"}, damage: rowInserted},
	// The table of section 四 has one row of figures, without a label: a deleted row looks like
	// one never filled in.
	{Kind: "row.deleted", Must: true, Rules: []string{"file.rows", "value.blank"}, damage: rowDeleted},
	{Kind: "column.inserted", Must: true, Rules: []string{"file.columns"}, damage: columnInserted},
	// The table of section 二 is four tables under one another: a column that is one in the first
	// is half of one in another.
	{Kind: "column.deleted", Must: true, Rules: []string{"file.columns", "file.label", "file.merge"},
		damage: columnDeleted},
	{Kind: "merged", Must: true, Rules: []string{"file.merge"}, damage: cellsMerged},
}

func sheetDeleted(c *Case, w *workbook) (place, bool) {
	t, _ := c.table()
	done(w.DeleteSheet(t.Sheet))
	return place{sheet: t.Sheet}, true
}

func sheetRenamed(c *Case, w *workbook) (place, bool) {
	t, _ := c.table()
	const name = "Sheet9"
	done(w.SetSheetName(t.Sheet, name))
	return place{sheet: name}, true
}

func labelChanged(c *Case, w *workbook) (place, bool) {
	t, _ := c.table()
	_, cell := c.label(t)
	done(w.SetCellStr(t.Sheet, cell, pick(c.dice, []string{"其他情况说明", "合计（含下属单位）", "备注"})))
	return place{t.Sheet, []string{cell}}, true
}

// rowInserted puts a blank row above a row of figures.
func rowInserted(c *Case, w *workbook) (place, bool) {
	t, s := c.table()
	if c.Report.NilTable[t.ID] { // nothing was filled in, so that nothing is out of place
		return place{}, false
	}
	done(w.InsertRows(t.Sheet, s.Cell.Row+1, 1))
	return place{t.Sheet, []string{s.Cell.String()}}, true
}

func rowDeleted(c *Case, w *workbook) (place, bool) {
	t, s := c.table()
	if c.Report.NilTable[t.ID] {
		return place{}, false
	}
	done(w.RemoveRow(t.Sheet, s.Cell.Row+1))
	return place{t.Sheet, []string{s.Cell.String()}}, true
}

// columnInserted puts a blank column before a column of figures.
func columnInserted(c *Case, w *workbook) (place, bool) {
	t, s := c.table()
	done(w.InsertCols(t.Sheet, templates.ColumnName(s.Cell.Col), 1))
	return place{sheet: t.Sheet}, true
}

// columnDeleted takes a column of figures away.
func columnDeleted(c *Case, w *workbook) (place, bool) {
	t, s := c.table()
	done(w.RemoveCol(t.Sheet, templates.ColumnName(s.Cell.Col)))
	return place{sheet: t.Sheet}, true
}

// cellsMerged merges a figure with its right neighbour, as Excel does it: the neighbour's figure is gone.
func cellsMerged(c *Case, w *workbook) (place, bool) {
	t := c.Edition.Table("requests")
	s := pick(c.dice, t.Slots)
	o := c.beside(s, false)
	if o == nil {
		return place{}, false
	}
	done(w.SetCellValue(t.Sheet, o.Cell.String(), nil))
	done(w.MergeCell(t.Sheet, s.Cell.String(), o.Cell.String()))
	return place{t.Sheet, []string{s.Cell.String(), o.Cell.String()}}, true
}
