package status

import (
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/message"
)

// came is a file that an agency seems to have sent and that does not count as its report.
type came struct {
	File string
	Key  string       // refused, elsewhere, stranger, nameless
	Why  message.Text // as its letter says it
	Told message.Text // as the list of the missing does
}

// cameOf lists what came of an agency that has no report: its refused files, files named for it and
// made out to another, files whose name or whose agency is like it alone.
func (s *Status) cameOf(a *Agency) (list []came) {
	for _, f := range s.Files {
		key, other := "", f.Told.Agency
		switch {
		case f.State == ledger.Refused && f.Owner == a:
			key = "refused"
		case f.State == ledger.Current && f.Owner != nil && f.Owner != a && namedFor(f.Findings, a.Name):
			key, other = "elsewhere", f.Owner.Name
		case f.State == ledger.Unknown && len(f.Near) == 1 && f.Near[0] == a.Name && other == "":
			key = "nameless"
		case f.State == ledger.Unknown && len(f.Near) == 1 && f.Near[0] == a.Name:
			key = "stranger"
		default:
			continue
		}
		list = append(list, came{f.File, key, message.New("remind."+key, "file", base(f.File), "why",
			strings.TrimSuffix(f.Why.Zh, "。"), "other", other),
			message.New("status.came."+key, "other", other)})
	}
	return list
}

// namedFor reports whether a report is found to be named for an agency.
func namedFor(findings []finding.Finding, agency string) bool {
	for _, f := range findings {
		if f.Rule == "file.named" && f.Actual == agency && f.Asks() {
			return true
		}
	}
	return false
}
