package judging

import (
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/copied"
	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Result is what judging one report came to, or why a file could not be read. It is a value: the methods that change
// something return another. An outline has no findings, and their verdict.
type Result struct {
	File     string
	Part     string             // which of several reports of the file; "" where it holds one
	With     []string           // the other files the report is made of
	Edition  *templates.Edition // nil when the file could not be read
	Report   *report.Report     // nil when the file could not be read; of a result of [Judge.Files] only who and when
	Findings []finding.Finding
	Settled  []finding.Finding  // of an earlier round, put right since
	Changes  *report.Difference // from the report it was compared with; nil for none
	Err      error              // why the file could not be read
	Prior    bool               // one of last year's that could not be read
	Kept     []byte             // what [Options.Keep] made of the report

	verdict finding.Verdict // of an outline; "" elsewhere
}

// Verdict sums the result up.
func (r Result) Verdict() finding.Verdict {
	switch {
	case r.Report == nil:
		return finding.Unreadable
	case r.verdict != "":
		return r.verdict
	}
	return finding.Judge(r.Findings)
}

// outline is the result without its findings and what was kept of the report.
func (r Result) outline() Result {
	r.verdict = r.Verdict()
	r.Findings, r.Kept = nil, nil
	return r
}

// Count is how many findings of each class fail, and how many could not be judged.
type Count struct{ Must, Verify, Note, Unjudged int }

// Count counts the findings.
func (r Result) Count() (c Count) {
	for _, f := range r.Findings {
		switch {
		case f.Outcome == finding.Unjudged:
			c.Unjudged++
		case f.Class == templates.Must:
			c.Must++
		case f.Class == templates.Verify:
			c.Verify++
		default:
			c.Note++
		}
	}
	return c
}

// Prints are the fingerprints of the prose, of a result that has its report whole.
func (r Result) Prints() copied.Fingerprints { return Prints(r.Edition, r.Report) }

// Prints are the fingerprints of a report's prose, as much of it as is judged.
func Prints(e *templates.Edition, r *report.Report) copied.Fingerprints {
	bounded, _ := check.Bounded(e, r)
	return copied.Of(e, bounded)
}

// withoutReport returns the result with nothing of its report but who and when. Strings are cloned: a part of a file's
// text would hold the whole of it.
func (r Result) withoutReport() Result {
	who := r.Report.Identity
	for _, s := range []*string{&who.Edition, &who.Agency, &who.Code, &who.Release} {
		*s = strings.Clone(*s)
	}
	r.Report = &report.Report{Identity: who, File: strings.Clone(r.Report.File), Foreign: r.Report.Foreign}
	return r
}
