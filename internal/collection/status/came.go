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
	for _, i := range s.straysOf(a.Name) {
		f := s.Files[i]
		key, other := "", f.Told.Agency
		switch {
		case f.State == ledger.Refused && f.Owner != nil && f.Owner.ID == a.ID:
			key = "refused"
		case f.State == ledger.Current && f.Owner != nil && f.Owner.ID != a.ID && namedFor(f.Findings, a.Name):
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

// straysOf are the places of the files that may have come of an agency and do not count as its
// report. They are looked up once, not in all files for each agency that is missing.
func (s *Status) straysOf(agency string) []int {
	if s.strays != nil {
		return s.strays[agency]
	}
	s.strays = map[string][]int{}
	for i, f := range s.Files {
		switch {
		case f.State == ledger.Refused && f.Owner != nil:
			s.strays[f.Owner.Name] = append(s.strays[f.Owner.Name], i)
		case f.State == ledger.Unknown && len(f.Near) == 1:
			s.strays[f.Near[0]] = append(s.strays[f.Near[0]], i)
		case f.State == ledger.Current:
			for _, found := range f.Findings {
				name := found.Actual
				if at := s.strays[name]; found.Rule == "file.named" && (len(at) == 0 || at[len(at)-1] != i) {
					s.strays[name] = append(at, i)
				}
			}
		}
	}
	return s.strays[agency]
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
