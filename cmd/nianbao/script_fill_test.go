package main

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"nianbao/templates"
	"nianbao/xlsx/form"
)

// completes fills a template in as an agency does: completes TEMPLATE OUT [SLOT=VALUE ...]. Slots
// not given are zero; a SLOT that ends in * is every slot that begins so, prose.SECTION=FILE puts
// the text of a file into a section, and cover.FIELD=VALUE a text on the cover.
func completes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: completes TEMPLATE OUT [SLOT=VALUE ...]")
	}
	file, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer file.Close()
	edition, err := templates.ForYear(2025)
	ts.Check(err)
	for _, t := range edition.Tables {
		for _, s := range t.Slots {
			ts.Check(file.SetCellInt(t.Sheet, s.Cell.String(), 0))
			for _, arg := range args[2:] {
				id, value, _ := strings.Cut(arg, "=")
				if prefix, many := strings.CutSuffix(id, "*"); id == s.ID || many && strings.HasPrefix(s.ID, prefix) {
					ts.Check(file.SetCellDefault(t.Sheet, s.Cell.String(), value))
				}
			}
		}
	}
	for _, s := range edition.Sections {
		if s.Number != "" {
			text := "各项工作按照规定办理，本年度没有收取信息处理费。"
			for _, arg := range args[2:] {
				if name, told := strings.CutPrefix(arg, "prose."+s.ID+"="); told {
					text = strings.TrimSpace(ts.ReadFile(name))
				}
			}
			ts.Check(file.SetCellStr(s.Sheet, s.Cells.First.String(), text))
			ts.Check(file.SetCellStr(s.Sheet, s.Cells.First.Offset(1, 0).String(), "")) // of a total: nothing else
		}
	}
	for _, f := range edition.Cover.Fields {
		for _, arg := range args[2:] {
			if value, told := strings.CutPrefix(arg, "cover."+f.ID+"="); told {
				ts.Check(file.SetCellStr(edition.Cover.Sheet, f.Cell.String(), value))
			}
		}
	}
	ts.Check(file.SaveAs(ts.MkAbs(args[1])))
}

// relabels changes a text wherever it occurs in a workbook: relabels WORKBOOK OUT TEXT OTHER.
func relabels(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: relabels WORKBOOK OUT TEXT OTHER")
	}
	file, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer file.Close()
	for _, sheet := range file.GetSheetList() {
		cells, err := file.SearchSheet(sheet, args[2])
		ts.Check(err)
		for _, cell := range cells {
			ts.Check(file.SetCellStr(sheet, cell, args[3]))
		}
	}
	ts.Check(file.SaveAs(ts.MkAbs(args[1])))
}

// explains writes an explanation beside the findings of a rule, as an agency does in the workbook
// it got back: explains MARKED OUT RULE TEXT.
func explains(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: explains MARKED OUT RULE TEXT")
	}
	_, err := explain(ts.MkAbs(args[0]), ts.MkAbs(args[1]), args[2], args[3])
	ts.Check(err)
}

// explain does so, and returns the id of the last of the findings.
func explain(marked, out, rule, text string) (id string, err error) {
	file, err := excelize.OpenFile(marked)
	if err != nil {
		return "", err
	}
	defer file.Close()
	rows, err := file.GetRows(form.ListSheet)
	if err != nil {
		return "", err
	}
	for i, row := range rows {
		if i < form.ListFirst || len(row) <= form.ListID || !strings.HasPrefix(row[form.ListID], rule) {
			continue
		}
		id = row[form.ListID]
		at := templates.Address{Row: i, Col: form.ListExplanation}.String()
		if err := file.SetCellStr(form.ListSheet, at, text); err != nil {
			return "", err
		}
	}
	if id == "" {
		return "", fmt.Errorf("%s has no finding of %s", marked, rule)
	}
	return id, file.SaveAs(out)
}
