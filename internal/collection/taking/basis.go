package taking

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"nianbao/internal/check/prose/copied"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// basis is all that a report is judged by beside its own bytes. It is kept with the judgement: a report is judged again
// when it is no longer what it would be judged by today, and at no other time.
type basis struct {
	Edition string `json:"edition"`
	Name    string `json:"name"`   // of the agency, as is expected
	Level   string `json:"level"`  // as the roster gives it
	Prior   string `json:"prior"`  // last year's report, or why there is none; "" where nobody asked
	Policy  string `json:"policy"` // what the office rules on the day
	Copied  string `json:"copied"` // whose prose is nearly the same
	Named   string `json:"named"`  // who else of the roster is named in it or beside it
	Words   words  `json:"words"`  // of the report that may name somebody
}

func (b basis) String() string {
	text, _ := json.Marshal(b) // strings always marshal
	return string(text)
}

// basisOf is what the report of an agency is judged by today; nil where it is none's. How it compares with other
// agencies' prose is known after all files are in.
func (r *Receiver) basisOf(edition, file string, told report.Identity, w words, owner *ledger.Agency) basis {
	b := basis{Edition: edition, Policy: r.Policy.Ruling(r.Today), Words: w}
	if owner != nil {
		b.Name, b.Level = r.called(told.Agency, owner), owner.Level
	}
	for _, n := range r.named(file, told.Agency, w, owner) {
		b.Named += fmt.Sprintf("%s %q %q\n", n.By, n.Words, n.Agency)
	}
	if r.asked {
		b.Prior = r.priorOf(r.lastYear(told, owner))
	}
	return b
}

// priorOf names last year's report by its SHA-256. Notes beside it, or in its place, count too:
// they may name files that have been removed since.
func (r *Receiver) priorOf(at []int, a lastyear.Answer) string {
	of := "none"
	for i, n := range at {
		if i == 0 {
			of = ""
		}
		of += r.priors[n].Key()
	}
	said := a.Why.In(message.Chinese) + a.Note.In(message.Chinese)
	if said == "" {
		return of
	}
	h := sha256.Sum256([]byte(said))
	return of + " " + hex.EncodeToString(h[:8])
}

// copiedFrom names whose prose is nearly the same, and how nearly; "" for nobody's.
func copiedFrom(matches []copied.Match) string {
	if len(matches) == 0 {
		return ""
	}
	h := sha256.New()
	for _, m := range matches {
		fmt.Fprintf(h, "%q %q %d\n", m.Of.Agency, m.Section, m.Percent)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// The reasons for judging again; their words are in the catalogue under collect.why.<reason>.
const (
	WhyPrior  = "prior"
	WhyPolicy = "policy"
	WhyRoster = "roster"
	WhyCopied = "copied"
)

// changes names what differs between two bases; nothing is known to have stayed as it was of a report that an earlier
// release judged.
func (b basis) changes(now basis) []string {
	var why []string
	for _, c := range []struct {
		differ bool
		why    string
	}{
		{b.Prior != now.Prior, WhyPrior},
		{b.Policy != now.Policy, WhyPolicy},
		{b.Name != now.Name || b.Level != now.Level || b.Named != now.Named, WhyRoster},
		{b.Copied != now.Copied, WhyCopied},
	} {
		if c.differ {
			why = append(why, c.why)
		}
	}
	return why
}
