package book

import (
	"bytes"
	"errors"
	"slices"
)

// sheet reads one sheet with what belongs to it. Damage is kept in the sheet; any other error is
// the workbook's.
func (r *reader) sheet(list listed) (*Sheet, error) {
	sheet := &Sheet{Name: list.name, State: list.state}
	err := r.readSheet(sheet, list.relation)
	if err == nil {
		return sheet, nil
	}
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		refusal.Sheet = list.name
	}
	if !isDamage(err) {
		return nil, err
	}
	unread := Sheet{Name: sheet.Name, State: sheet.State, Kind: sheet.Kind, Part: sheet.Part, Err: err}
	return &unread, nil
}

func (r *reader) readSheet(sheet *Sheet, relation string) error {
	if relation == "" { // a module of macros, as Excel 5 listed them
		sheet.Kind, r.book.Macros = OtherSheet, true
		return nil
	}
	var part *entry
	for _, rel := range r.main {
		if rel.id != relation || rel.external {
			continue
		}
		sheet.Part = rel.target
		part = r.archive.find(rel.target)
		switch rel.kind {
		case relChartSheet:
			sheet.Kind = ChartSheet
		case relDialogSheet:
			sheet.Kind = OtherSheet
		case relMacroSheet, relMacroSheetOld:
			sheet.Kind, r.book.Macros = OtherSheet, true
		}
		break
	}
	if part == nil {
		return &Refusal{Code: CodeMissingPart, Part: sheet.Part, Detail: "the part of the sheet"}
	}
	if sheet.Kind != Worksheet {
		return nil
	}
	if err := r.worksheet(sheet, part); err != nil {
		return inPart(err, part.name)
	}
	return r.above(sheet, part)
}

// worksheet reads the part of a sheet.
func (r *reader) worksheet(sheet *Sheet, part *entry) error {
	if err := r.scan(part); err != nil {
		return err
	}
	s := &r.xml
	met := false
	for s.child(0) {
		if string(s.name) != "worksheet" {
			s.fail(CodeBrokenXML, "the sheet is a <%.40s>", s.name)
			break
		}
		in := s.depth()
		for s.child(in) {
			switch string(s.name) {
			case "sheetData":
				if met {
					s.fail(CodeDisorder, "cells in two places")
				}
				met = true
				r.rows(sheet)
			case "cols":
				r.columns(sheet)
			case "sheetProtection":
				sheet.Protected = s.attrTrue("sheet")
			case "mergeCells":
				r.merges(sheet)
			}
		}
	}
	if err := s.finish(); err != nil {
		return err
	}
	if !met {
		return refuse(CodeBrokenXML, "the sheet has no place for cells")
	}
	return nil
}

// rows reads the cells. A row or cell without a reference follows the one before; one that steps
// back makes the sheet unreadable, because two cells could then claim one place. One whose reference
// cannot exist is noted and passed over: it can claim none. What follows such a one without a
// reference of its own has no certain place either.
func (r *reader) rows(sheet *Sheet) {
	s := &r.xml
	sheet.Cells = r.room[:0]
	if len(s.src) > keepBuffer { // where growing the list would cost, the cells are counted first
		sheet.Cells = make([]Cell, 0, min(bytes.Count(s.src, []byte("</c>")), MaxCells-r.cells))
	}
	defer r.settle(sheet)
	row, lost := -1, false
	in := s.depth()
	for s.child(in) {
		if string(s.name) != "row" {
			continue
		}
		next := row + 1
		if at := s.attr("r"); at != nil {
			n, _ := parseCount(at, MaxRows)
			next, lost = n-1, n == 0
		}
		switch {
		case lost || next == MaxRows:
			r.strayRow(sheet)
			continue
		case next <= row:
			s.fail(CodeDisorder, "row %d after row %d", next+1, row+1)
			return
		}
		row = next
		if s.attrTrue("hidden") || flat(s.attr("ht")) {
			sheet.HiddenRows = r.hide(sheet.HiddenRows, Span{row, row})
		}
		r.rowCells(sheet, row)
	}
}

// settle gives the sheet cells of its own. Few are copied out of the reader's memory, many are
// taken with it.
func (r *reader) settle(sheet *Sheet) {
	cells := sheet.Cells
	r.room = nil
	if len(cells) > keepCells {
		return
	}
	sheet.Cells = slices.Clone(cells)
	if cap(cells) <= keepCells {
		clear(cells)
		r.room = cells
	}
}

// rowCells reads the cells of one row.
func (r *reader) rowCells(sheet *Sheet, row int) {
	s := &r.xml
	col, lost := -1, false
	in := s.depth()
	for s.child(in) {
		if string(s.name) != "c" {
			continue
		}
		next := col + 1
		if at := s.attr("r"); at != nil {
			atRow, atCol, ok := parseName(at)
			next, lost = atCol, !ok
			if ok && atRow != row {
				s.fail(CodeDisorder, "cell %s in row %d", at, row+1)
				return
			}
		}
		switch {
		case lost || next == MaxCols:
			r.strayCell(sheet)
			continue
		case next <= col:
			s.fail(CodeDisorder, "cell %s after %s", Name(row, next), Name(row, col))
			return
		}
		col = next
		cell := Cell{Row: row, Col: col}
		r.cell(&cell)
		if s.err != nil {
			if refusal, ok := errors.AsType[*Refusal](s.err); ok && refusal.Cell == "" {
				refusal.Cell = Name(row, col)
			}
			return
		}
		if cell.Type == Blank && !cell.HasFormula {
			continue
		}
		if r.cells++; r.cells > MaxCells {
			s.stop(tooMany("cells", MaxCells))
			return
		}
		sheet.Cells = append(sheet.Cells, cell)
	}
}
