package handin

import (
	"cmp"
	"mime/multipart"
	"path"
	"slices"
	"strings"

	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/web"
	"nianbao/internal/report"
)

// Several files of one form can be one report. A workbook and the Word file with its prose are taken
// together. Of others each is a round of its own, and the last one taken counts: so the workbook,
// which has the figures, is taken last, and the page names it.

// turns is the order in which the files of a form are taken: workbooks after all others, otherwise as
// they came. The one workbook and the one Word file of a form are one turn, the workbook first.
func turns(files []*multipart.FileHeader) (order [][]int) {
	of := map[int][]int{}
	for i, f := range files {
		of[rank(f.Filename)] = append(of[rank(f.Filename)], i)
	}
	pair := len(of[aWorkbook]) == 1 && len(of[aWordFile]) == 1
	for i, f := range files {
		if r := rank(f.Filename); r != aWorkbook && (r != aWordFile || !pair) {
			order = append(order, []int{i})
		}
	}
	for _, i := range of[aWorkbook] {
		if pair {
			order = append(order, []int{i, of[aWordFile][0]})
		} else {
			order = append(order, []int{i})
		}
	}
	return order
}

// The kinds of files a form may have, by their names.
const (
	another = iota
	aWordFile
	aWorkbook
)

func rank(name string) int {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm":
		return aWorkbook
	case ".docx":
		return aWordFile
	}
	return another
}

// sameReport gathers what was accepted of one form by the report it is, with the one that counts
// first; reports that came as one file alone are left out.
func sameReport(all []Handed) (groups [][]Handed) {
	for _, scope := range []report.Scope{report.Own, report.Area} {
		var group []Handed
		for _, h := range all {
			if h.Err == nil && h.Taken.Scope == scope && h.Taken.Agency != 0 &&
				(h.Outcome == taking.Accepted || h.Outcome == taking.Unchanged) {
				group = append(group, h)
			}
		}
		slices.SortStableFunc(group, func(a, b Handed) int { return cmp.Compare(b.turn, a.turn) })
		if len(group) > 1 {
			groups = append(groups, group)
		}
	}
	return groups
}

// together names, of files that are one report, the one that counts, and what to do if another should.
func together(p web.Page, all []Handed, trial bool) (lines []string) {
	for _, group := range sameReport(all) {
		var names []string
		for _, h := range slices.Backward(group) {
			names = append(names, h.File)
		}
		key := "desk.together"
		if trial {
			key = "desk.together.trial"
		}
		lines = append(
			lines,
			p.Say(key, "files", names, "file", group[0].File, "number", group[0].Receipt),
		)
	}
	return lines
}
