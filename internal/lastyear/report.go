// Package lastyear decides which of the reports at hand is an agency's report of the year before.
//
// [Of] takes down what has to be known of a report for that, an [Index] holds it for all of them,
// and [Index.Find] answers for one agency: which report it is, or why none can be taken and what
// to do. It never guesses. Two that differ are none, names that merely look alike are offered,
// and what had to be taken for granted comes with the answer as a note.
//
// Reports are selected here and read elsewhere: the caller knows where their bytes are, a folder
// or a ledger.
package lastyear

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"nianbao/internal/identity"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Report is what is known of a report that may be last year's.
type Report struct {
	File   string
	Agency string // "" when not told
	Code   string
	Year   int // 0 when not told
	Scope  report.Scope
	// Told means that the file itself names its scope. A published report need not, and counts as
	// the agency's own.
	Told bool
	// Alone means that it names no agency and was named by itself: it is meant for whoever asks.
	Alone   bool
	Figures string // two reports that say the same have the same
	Prose   int    // how many characters of prose it has
}

// Of records the facts needed of a report. told means that its file names its scope, alone that
// it was named by itself.
func Of(e *templates.Edition, r *report.Report, told, alone bool) Report {
	prose := 0
	for _, paragraphs := range r.Prose {
		for _, p := range paragraphs {
			prose += len(p.Text)
		}
	}
	return Report{File: r.File, Agency: strings.Clone(r.Agency), Code: strings.Clone(r.Code), Year: r.Year,
		Scope: r.Scope,
		// cloned: a part of the file's text holds the whole of it
		Told: told, Alone: alone && r.Agency == "" && r.Code == "", Figures: figures(e, r), Prose: prose}
}

// Keys are what a report of an agency and scope is known by: one that shares a key with another
// is there in its place. One that nobody can find has none.
func (r Report) Keys() []string {
	var keys []string
	if code := codeOf(r.Code); code != "" {
		keys = append(keys, string(r.Scope)+" code "+code)
	}
	if name := identity.Reduce(r.Agency); name != "" {
		keys = append(keys, string(r.Scope)+" name "+name)
	}
	if r.Alone {
		keys = append(keys, "alone")
	}
	return keys
}

// figures sums up all values of a report. A figure counts as the number it is, whichever way it is written.
func figures(e *templates.Edition, r *report.Report) string {
	h := sha256.New()
	fmt.Fprintln(h, e.ID)
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			v := r.Value(s.ID)
			if !v.IsNumber() {
				fmt.Fprintf(h, "%s %q\n", v.Kind, strings.TrimSpace(v.Raw))
				continue
			}
			unit := v.Unit
			if unit == s.Unit {
				unit = "" // the form says it
			}
			fmt.Fprintf(h, "%s %q\n", v.Number, unit)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
