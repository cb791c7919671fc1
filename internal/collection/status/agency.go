package status

import (
	"slices"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/report"
)

// Agency is the state of one agency.
type Agency struct {
	ledger.Agency
	Deadline string           // 2006-01-02
	Own      *ledger.Taking   // its own report as it stands, nil for none
	Area     *ledger.Taking   // its area's total as it stands, nil for none
	Files    []*ledger.Taking // all it sent, in that order
	First    string           // the day the first one came, "" for none
	Late     bool             // it came after the deadline
	Reminded int              // how often
}

// NewAgency works out the state of one agency of what came from it, in that order. due is one deadline for all,
// "" for each kind of agency's own.
func NewAgency(of ledger.Agency, files []*ledger.Taking, year int, due string) *Agency {
	a := &Agency{Agency: of, Files: files}
	for _, in := range files {
		switch {
		case in.State != ledger.Current:
		case in.Scope == report.Area:
			a.Area = in
		default:
			a.Own = in
		}
	}
	a.arrival(year, due)
	return a
}

// arrival settles the agency's deadline and whether it kept it: what counts is the first readable report of
// each scope.
func (a *Agency) arrival(year int, due string) {
	deadline := func(scope report.Scope) string {
		if due != "" && a.Extended == "" {
			return due
		}
		return a.Due(scope, year)
	}
	a.Deadline = deadline(report.Own)
	if a.Own == nil && a.Area != nil {
		a.Deadline = deadline(report.Area)
	}
	for _, scope := range []report.Scope{report.Own, report.Area} {
		first := ""
		for _, in := range a.Files {
			if in.Scope == scope && (in.State == ledger.Current || in.State == ledger.Superseded) &&
				(first == "" || in.Received < first) {
				first = in.Received
			}
		}
		if first == "" {
			continue
		}
		if a.First == "" || first < a.First {
			a.First = first
		}
		a.Late = a.Late || first > deadline(scope)
	}
}

// Must reports whether the agency has to report.
func (a *Agency) Must() bool { return a.Exempt == "" }

// Received reports whether a readable report of it is in.
func (a *Agency) Received() bool { return a.Own != nil || a.Area != nil }

// Current are its current reports: its own, then its area's total.
func (a *Agency) Current() []*ledger.Taking {
	var list []*ledger.Taking
	for _, in := range []*ledger.Taking{a.Own, a.Area} {
		if in != nil {
			list = append(list, in)
		}
	}
	return list
}

// Fails reports whether a mandatory finding is open.
func (a *Agency) Fails() bool { return a.any(finding.Fail) }

// Asks reports whether, nothing mandatory being open, something asks for a correction or an explanation.
func (a *Agency) Asks() bool { return !a.Fails() && a.any(finding.VerifyIt) }

func (a *Agency) any(v finding.Verdict) bool {
	return slices.ContainsFunc(a.Current(), func(in *ledger.Taking) bool { return in.Verdict == v })
}

// Returned reports whether a report that has to be corrected or explained was sent back to it.
func (a *Agency) Returned() bool {
	return slices.ContainsFunc(a.Current(), func(in *ledger.Taking) bool { return asked(in) && in.Returned != "" })
}

// Rounds is how often it sent its report.
func (a *Agency) Rounds() int {
	n := 0
	for _, in := range a.Current() {
		n = max(n, in.Round)
	}
	return n
}
