// Package screen writes what judging came to for people, as text.
package screen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/answer"
	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Text writes the results for people: by file, the worst first, within a file in the order of [finding.Sort]; the last
// line counts.
func Text(t *answer.Writer, results judging.List) {
	ordered := make([]int, results.Len())
	counts := map[finding.Verdict]int{}
	for i := range ordered {
		ordered[i] = i
		counts[results.Outline(i).Verdict()]++
	}
	slices.SortStableFunc(ordered, func(a, b int) int {
		return cmp.Compare(rank(results.Outline(a)), rank(results.Outline(b)))
	})
	for _, i := range ordered {
		one(t, results.At(i))
	}
	t.Println(message.New("result.total", "files", results.Len(), "pass", counts[finding.Pass],
		"verify", counts[finding.VerifyIt], "fail", counts[finding.Fail], "unreadable", counts[finding.Unreadable]))
}

var verdictPaint = map[finding.Verdict]answer.Paint{
	finding.Pass: answer.Green, finding.VerifyIt: answer.Yellow,
	finding.Fail: answer.Red, finding.Unreadable: answer.Red}

func one(t *answer.Writer, r judging.Result) {
	verdict := t.Painted(verdictPaint[r.Verdict()], t.Say(message.New("result.verdict."+string(r.Verdict()))))
	fmt.Fprintf(t.Out, "%s  %s\n", verdict, t.Painted(answer.Bold, message.OneLine(named(r))))
	if r.Report == nil {
		fmt.Fprintf(t.Out, "  %s\n", message.Say(r.Err, t.Lang))
		if hint := message.HintOf(r.Err); !hint.IsZero() {
			fmt.Fprintf(t.Out, "  → %s\n", t.Say(hint))
		}
		fmt.Fprintln(t.Out)
		return
	}
	t.Println(message.New("result.who", "agency", agencyOf(r), "year", yearOf(r),
		"edition", editionOf(r), "scope", message.New("result.scope."+string(r.Report.Scope))))
	for _, f := range append(slices.Clone(r.Findings), r.Settled...) {
		tell(t, f)
	}
	if d := r.Changes; d != nil {
		if d.None() {
			t.Println(message.New("result.unchanged"))
		} else {
			t.Println(message.New("result.changed", "n", len(d.Cells)))
		}
		for _, line := range d.Lines(r.Edition) {
			t.Println(line)
		}
	}
	c := r.Count()
	if len(r.Findings) > 0 {
		t.Println(message.New("result.count", "must", c.Must, "verify", c.Verify, "note", c.Note,
			"unjudged", c.Unjudged))
	}
	fmt.Fprintln(t.Out)
}

// named is the file, with the part and the further files a report is made of.
func named(r judging.Result) string {
	name := r.File
	if r.Part != "" {
		name += "（" + r.Part + "）"
	}
	return strings.Join(append([]string{name}, r.With...), " + ")
}

func editionOf(r judging.Result) string {
	if r.Edition.Name == "" {
		return r.Edition.ID
	}
	return r.Edition.Name
}

func agencyOf(r judging.Result) any {
	if r.Report.Agency == "" {
		return message.New("result.noagency")
	}
	return r.Report.Agency
}

func yearOf(r judging.Result) any {
	if r.Report.Year == 0 {
		return message.New("result.noyear")
	}
	return message.New("result.year", "year", r.Report.Year)
}

var classPaint = map[templates.Class]answer.Paint{templates.Must: answer.Red, templates.Verify: answer.Yellow}

func tell(t *answer.Writer, f finding.Finding) {
	class := t.Say(message.New("result.class." + string(f.Class)))
	paint := classPaint[f.Class]
	if f.Outcome == finding.Unjudged {
		class, paint = t.Say(message.New("result.unjudged")), answer.Faint
	}
	if f.State != "" {
		class += "·" + t.Say(message.New("change."+f.State))
	}
	if paint != "" {
		class = t.Painted(paint, class)
	}
	fmt.Fprintf(t.Out, "  [%s] %s%s  %s\n", class, message.OneLine(Place(f)),
		message.OneLine(f.Message.In(t.Lang)), t.Painted(answer.Faint, f.Rule))
	for _, more := range []message.Text{f.Diagnosis, f.Hint} {
		if !more.IsZero() {
			fmt.Fprintf(t.Out, "      → %s\n", message.OneLine(more.In(t.Lang)))
		}
	}
	if f.Explanation != "" {
		t.Println(message.New("result.explained", "explanation", f.Explanation))
	}
}

// Place is the place of a finding, with the blanks that separate it from its message; "" when it
// is about the whole file.
func Place(f finding.Finding) string {
	place := strings.TrimSpace(f.Sheet + " " + cells(f.Cells))
	if place == "" {
		return ""
	}
	return place + "  "
}

// shownCells is how many addresses a line for people names; programs get all.
const shownCells = 8

func cells(all []string) string {
	if len(all) <= shownCells {
		return strings.Join(all, " ")
	}
	return strings.Join(all[:shownCells], " ") + " …"
}

// rank puts the worst results first.
func rank(r judging.Result) int {
	switch r.Verdict() {
	case finding.Unreadable:
		return 0
	case finding.Fail:
		return 1
	case finding.VerifyIt:
		return 2
	}
	return 3
}
