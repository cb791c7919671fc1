package measure

import (
	"bytes"
	"image"
	"image/png"
	"sync"

	"github.com/xuri/excelize/v2"

	"nianbao/templates"
)

// Faults of what cells hold beside the figures, and of how they are shown.

var contentFaults = []Fault{
	{Kind: "formula.beside", Rules: []string{"file.formula"}, damage: formulaBeside},
	{Kind: "formula.input", Must: true, Rules: []string{"file.formula"}, damage: formulaInProse},
	{Kind: "choice", Must: true, Rules: []string{"file.choice"}, damage: choiceUnclear},
	{Kind: "outside", Rules: []string{"file.outside"}, damage: writtenBeside},
	{Kind: "format", Rules: []string{"file.format"}, damage: shownInThousands},
	{Kind: "hidden.row", Rules: []string{"file.hidden"}, damage: rowHidden},
	{Kind: "hidden.sheet", Rules: []string{"file.hidden"}, damage: sheetHidden},
	{Kind: "embedded", Rules: []string{"file.embedded"}, damage: picturePasted},
	{Kind: "comment", Rules: []string{"file.comment"}, damage: commented},
	{Kind: "protection", Rules: []string{"file.protection"}, damage: unprotected},
	{Kind: "cover", Rules: []string{"file.cover"}, damage: coverEmpty},
	{Kind: "scope", Must: true, Rules: []string{"file.scope"}, damage: otherScope},
}

// beyond is a free cell two columns to the right of a table, in the row of one of its figures.
func (c *Case) beyond() (*templates.Table, string) {
	t, s := c.table()
	at := s.Cell
	for _, cell := range t.Grid.Cells {
		at.Col = max(at.Col, t.Origin.Col+cell.Col+cell.ColSpan+1)
	}
	return t, at.String()
}

func formulaBeside(c *Case, w *workbook) (place, bool) {
	t, cell := c.beyond()
	done(w.SetCellFormula(t.Sheet, cell, "SUM(B5:C5)"))
	return place{t.Sheet, []string{cell}}, true
}

func formulaInProse(c *Case, w *workbook) (place, bool) {
	s := c.Edition.Section("problems")
	cell := s.Cells.First.Offset(len(c.Report.Prose[s.ID]), 0).String()
	done(w.SetCellFormula(s.Sheet, cell, "1+1"))
	return place{s.Sheet, []string{cell}}, true
}

func choiceUnclear(c *Case, w *workbook) (place, bool) {
	for _, t := range c.Edition.Tables {
		if t.Nil != nil && !c.Report.NilTable[t.ID] {
			done(w.SetCellStr(t.Sheet, t.Nil.Cell.String(), "部分"))
			return place{t.Sheet, []string{t.Nil.Cell.String()}}, true
		}
	}
	return place{}, false
}

func writtenBeside(c *Case, w *workbook) (place, bool) {
	t, cell := c.beyond()
	done(w.SetCellValue(t.Sheet, cell, pick(c.dice, []any{"含上年来信", 12, "待核"})))
	return place{t.Sheet, []string{cell}}, true
}

// shownInThousands gives a figure a format that shows another one. Only figures stored as numbers
// can be shown otherwise.
func shownInThousands(c *Case, w *workbook) (place, bool) {
	t, s := c.table()
	if s.Kind != templates.Count {
		return place{}, false
	}
	cell := s.Cell.String()
	done(w.SetCellValue(t.Sheet, cell, 12000+c.dice.IntN(1000)))
	format := "0,"
	style, err := w.NewStyle(&excelize.Style{CustomNumFmt: &format})
	done(err)
	done(w.SetCellStyle(t.Sheet, cell, cell, style))
	return place{t.Sheet, []string{cell}}, true
}

func rowHidden(c *Case, w *workbook) (place, bool) {
	t, s := c.table()
	if c.Report.NilTable[t.ID] { // a blank row hides nothing
		return place{}, false
	}
	done(w.SetRowVisible(t.Sheet, s.Cell.Row+1, false))
	return place{t.Sheet, []string{s.Cell.String()}}, true
}

func sheetHidden(c *Case, w *workbook) (place, bool) {
	t, _ := c.table()
	done(w.SetSheetVisible(t.Sheet, false))
	return place{sheet: t.Sheet}, true
}

// dot is a picture of one pixel.
var dot = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	done(png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))))
	return b.Bytes()
})

func picturePasted(c *Case, w *workbook) (place, bool) {
	t, cell := c.beyond()
	done(w.AddPictureFromBytes(t.Sheet, cell, &excelize.Picture{Extension: ".png", File: dot(),
		Format: &excelize.GraphicOptions{}}))
	return place{t.Sheet, []string{cell}}, true
}

func commented(c *Case, w *workbook) (place, bool) {
	t, s := c.table()
	cell := s.Cell.String()
	done(w.AddComment(t.Sheet, excelize.Comment{Cell: cell, Author: "填报人", Text: "含重发1件"}))
	return place{t.Sheet, []string{cell}}, true
}

func unprotected(c *Case, w *workbook) (place, bool) {
	t, _ := c.table()
	done(w.UnprotectSheet(t.Sheet))
	return place{sheet: t.Sheet}, true
}

// coverEmpty clears a line of the cover that is the agency's to fill in.
func coverEmpty(c *Case, w *workbook) (place, bool) {
	f := pick(c.dice, c.Edition.Cover.Fields)
	if f.Fixed {
		return place{}, false
	}
	done(w.SetCellValue(c.Edition.Cover.Sheet, f.Cell.String(), nil))
	return place{c.Edition.Cover.Sheet, []string{f.Cell.String()}}, true
}

// otherScope writes the other scope on the cover: the total of an area instead of the agency's own report.
func otherScope(c *Case, w *workbook) (place, bool) {
	f := c.Edition.CoverField("scope")
	if f == nil {
		return place{}, false
	}
	done(w.SetCellStr(c.Edition.Cover.Sheet, f.Cell.String(), "本地区汇总"))
	return place{c.Edition.Cover.Sheet, []string{f.Cell.String()}}, true
}
