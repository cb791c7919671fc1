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

// Several files of one form can be one report, as a workbook and the Word file with its prose are.
// Each is a round of its own, and the last one taken counts: so the workbook, which has the
// figures, is taken last, and the page names it.

// turns is the order in which the files of a form are taken: workbooks after all
// others, otherwise as they came.
func turns(files []*multipart.FileHeader) []int {
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(rank(files[a].Filename), rank(files[b].Filename))
	})
	return order
}

func rank(name string) int {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm":
		return 1
	}
	return 0
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
