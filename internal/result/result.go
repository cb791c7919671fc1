// Package result is what checking one file came to, and the three forms in which it is told: text for people, JSON and
// CSV for programs.
package result

import (
	"strings"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Result is the outcome for one file.
type Result struct {
	File     string
	Edition  *templates.Edition // nil when the file could not be read
	Report   *report.Report     // nil when the file could not be read
	Findings []finding.Finding
	Settled  []finding.Finding // of an earlier round, put right since
	Err      error             // why the file could not be read
	Prior    bool              // one of last year's, to be compared with: all there is to tell of it is that it could not be read

	values []byte // packed, of a result that was released and is to be written as JSON
}

// Release lets the report go once it is judged and keeps what it tells of itself: who, when, which file. Of ten thousand
// results that is all there is room for. Where JSON is to be written, in whose language the notes are, the values are
// packed; a report that is to be printed or marked is read again.
func (r *Result) Release(json bool, lang message.Lang) {
	if r.Report == nil {
		return
	}
	if json {
		r.values = pack(values(r, lang))
	}
	who := r.Report.Identity
	for _, s := range []*string{&who.Edition, &who.Agency, &who.Code, &who.Release} {
		*s = strings.Clone(*s) // a part of the file's text holds the whole of it
	}
	r.Report = &report.Report{Identity: who, File: r.Report.File, Foreign: r.Report.Foreign}
}

// Verdict sums the result up.
func (r *Result) Verdict() finding.Verdict {
	if r.Report == nil {
		return finding.Unreadable
	}
	return finding.Judge(r.Findings)
}

// Count is how many findings of each class a result has that fail, and how many could not be judged.
type Count struct{ Must, Verify, Note, Unjudged int }

// Count counts the findings.
func (r *Result) Count() Count {
	var c Count
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

// rank puts the worst results first.
func (r *Result) rank() int {
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
