// Package specimen has reports for the tests of workbooks: every slot, section and field of an edition filled in, in
// ways that show where each ended up. Only tests import it.
package specimen

import (
	"strconv"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Filled is a report with a figure of its own in every slot, so that none can be mistaken for
// another.
func Filled(e *templates.Edition) *report.Report {
	r := report.New("")
	r.Identity = report.Identity{Edition: e.ID, Year: e.From + 1, Agency: "淄博市科学技术局", Code: "11370300MB2857370X",
		Scope: report.Own, Release: "1"}
	n := 100
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			n++
			raw := strconv.Itoa(n)
			if len(s.Units) > 0 {
				raw += ".25" + s.Units[0]
			}
			r.Values[s.ID] = report.Parse(raw, report.StoredText)
		}
	}
	for _, s := range e.Sections {
		r.Prose[s.ID] = []report.Paragraph{{Text: "（" + s.ID + "）第一段。"}, {Text: "（" + s.ID + "）第二段。"}}
		if s.Placed != "" {
			r.Prose[s.ID][1].Table = e.Tables[1].ID
		}
	}
	r.Cover = map[string]string{"head": "甲", "reviewer": "乙", "author": "丙", "phone": "0533-1234567",
		"date": "2022-01-20"}
	return r
}

// Dirtied is a report whose figures are written as agencies write them.
func Dirtied(e *templates.Edition) *report.Report {
	r := Filled(e)
	dirt := []string{"1,016", " 12 ", "１２", "减5", "-", "无", "22（其中修订16件）", "", "3.5", "205304.6725", "96171.6",
		"0", "约20", "#N/A"}
	n := 0
	for _, t := range e.Tables {
		for i, s := range t.Slots {
			if i%2 == 0 {
				r.Values[s.ID] = report.Parse(dirt[n%len(dirt)], report.StoredText)
				n++
			}
		}
	}
	r.Prose["problems"] = append(r.Prose["problems"], report.Paragraph{Text: `=SUM(A1) & <b>“甲”</b> 𠮷 '乙'`})
	r.NilTable["review"] = true
	for _, s := range e.Table("review").Slots {
		if r.Values[s.ID].Kind == report.Blank {
			r.Values[s.ID] = report.Zero("")
		}
	}
	return r
}

// EveryValue is a report with the same text in every slot.
func EveryValue(e *templates.Edition, raw string) *report.Report {
	r := report.New("去年.xlsx")
	r.Edition = e.ID
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			r.Values[s.ID] = report.Parse(raw, report.StoredNumber)
		}
	}
	return r
}

func Figures(r *report.Report) map[string]string {
	out := map[string]string{}
	for id, v := range r.Values {
		out[id] = v.Printed()
	}
	return out
}

func Empty(e *templates.Edition) *report.Report {
	r := report.New("a.txt")
	r.Edition, r.Year, r.Agency = e.ID, e.From, "淄博市科学技术局"
	return r
}
