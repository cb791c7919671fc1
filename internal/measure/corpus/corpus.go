// Package corpus measures the rules of prose on sentences of its own, some two thousand, true and false. Every set was
// written before the rules saw it; all but the last have since served to tune them.
//
// [Measure] and [MeasureUnseen] run the known sets and the last and return, rule by rule, how
// many wrong statements were found and how many right ones were reported, for `cmd/measure` and
// the README. The sentences are in the YAML files beside this one: fourth.yaml and fifth.yaml are
// the sets no rule was tuned to, and when another is written the first of them joins the known
// ones, as earlier.yaml, second.yaml and third.yaml did. What a tester finds wrong goes into a
// set of the known ones, with variants: sides.yaml and beside.yaml.
package corpus

import (
	"embed"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
)

//go:embed *.yaml
var files embed.FS

// Case is a sentence with what must be found in it.
type Case struct {
	Rule  string
	Kind  string // what the sentence tries
	Text  string
	Table string // name of the table it is held against

	Accuse   []string // statements that are wrong beyond doubt
	Confirm  []string // statements that are right and must be understood
	Unjudged []string // statements that cannot be judged

	Edition string
	Year    int
}

// Table is a report's figures for sentences to be held against.
type Table struct {
	Edition string
	Agency  string
	Year    int
	Scope   report.Scope
	Values  map[string]string
}

// Result is what a case came to; missed and false name statements.
type Result struct {
	Case
	Found         []string // accused rightly
	Missed        []string // wrong statements that were not accused
	False         []string // statements accused that are not wrong
	Misunderstood []string // right or unjudged statements that were not recognised as such
}

// Rate is how a rule did.
type Rate struct {
	Rule                 string
	Sentences            int
	Wrong                int // statements that are wrong
	Found, Missed, False int
	Right, Understood    int // statements that are right, or cannot be judged, and those recognised as such
}

// Precision is the share of accusations that are deserved, in per cent; 100 where nothing was accused.
func (r Rate) Precision() float64 { return share(r.Found, r.Found+r.False) }

// Recall is the share of wrong statements that were found, in per cent.
func (r Rate) Recall() float64 { return share(r.Found, r.Wrong) }

func share(n, of int) float64 {
	if of == 0 {
		return 100
	}
	return 100 * float64(n) / float64(of)
}

// Measure returns the rates of the sentences the rules were tuned to, by rule and, last, over all rules.
func Measure() []Rate { return rates(Run()) }

// MeasureUnseen returns the rates of the sentences no rule was ever tuned to.
func MeasureUnseen() []Rate { return rates(RunUnseen()) }

func rates(results []Result) []Rate {
	var rates []Rate
	all := Rate{Rule: ""}
	for _, r := range results {
		i := slices.IndexFunc(rates, func(o Rate) bool { return o.Rule == r.Rule })
		if i < 0 {
			i = len(rates)
			rates = append(rates, Rate{Rule: r.Rule})
		}
		for _, rate := range []*Rate{&rates[i], &all} {
			rate.Sentences++
			rate.Wrong += len(r.Accuse)
			rate.Found += len(r.Found)
			rate.Missed += len(r.Missed)
			rate.False += len(r.False)
			rate.Right += len(r.Confirm) + len(r.Unjudged)
			rate.Understood += len(r.Confirm) + len(r.Unjudged) - len(r.Misunderstood)
		}
	}
	return append(rates, all)
}

// Run runs the cases the rules were tuned to.
func Run() []Result {
	var results []Result
	for _, c := range parts() {
		results = append(results, c.judge(listed(c)))
	}
	results = append(results, run("tables.yaml")...)
	results = append(results, run("later.yaml")...)
	results = append(results, run("earlier.yaml")...)
	results = append(results, run("second.yaml")...)
	results = append(results, run("third.yaml")...)
	results = append(results, run("sides.yaml")...)
	results = append(results, run("beside.yaml")...)
	for _, c := range papers() {
		results = append(results, c.judge(paper(c)))
	}
	return results
}

// RunUnseen runs the cases no rule was ever tuned to.
func RunUnseen() []Result { return append(run("fourth.yaml"), run("fifth.yaml")...) }

func run(name string) []Result {
	var results []Result
	cases, tables := sentences(name)
	for _, c := range cases {
		switch c.Rule {
		case "text.parts":
			results = append(results, c.judge(listed(c)))
		case "text.edition", "text.fee":
			results = append(results, c.judge(paper(c)))
		default:
			results = append(results, c.judge(claimed(c, tables[c.Table])))
		}
	}
	return results
}

// said is a rule's result for a sentence: statements by verdict.
type said map[reading.Verdict][]string

func (c Case) judge(s said) Result {
	r := Result{Case: c}
	r.Found, r.Missed = sort(s[reading.Wrong], c.Accuse)
	_, r.False = sort(c.Accuse, s[reading.Wrong])
	_, r.Misunderstood = sort(s[reading.Right], c.Confirm)
	_, unjudged := sort(s[reading.Unjudged], c.Unjudged)
	r.Misunderstood = append(r.Misunderstood, unjudged...)
	return r
}

// sort splits the wanted statements into found and missing ones, each as often as it occurs.
func sort(had, wanted []string) (found, missing []string) {
	had = slices.Clone(had)
	for _, w := range wanted {
		if i := slices.IndexFunc(had, func(h string) bool { return same(h, w) }); i >= 0 {
			had = slices.Delete(had, i, i+1)
			found = append(found, w)
		} else {
			missing = append(missing, w)
		}
	}
	return found, missing
}

// same compares statements whatever the scale of money: 3.5=1.5+2 is 35000=15000+20000.
func same(a, b string) bool {
	x, y := strings.FieldsFunc(a, isSign), strings.FieldsFunc(b, isSign)
	if len(x) != len(y) || len(x) == 1 {
		return a == b
	}
	ratio := decimal.Zero
	for i := range x {
		m, errM := decimal.NewFromString(x[i])
		n, errN := decimal.NewFromString(y[i])
		if errM != nil || errN != nil {
			return a == b
		}
		if n.IsZero() {
			if !m.IsZero() {
				return false
			}
			continue
		}
		if q := m.Div(n); ratio.IsZero() {
			ratio = q
		} else if !ratio.Equal(q) {
			return false
		}
	}
	scaled := ratio.IsZero() || ratio.Equal(decimal.New(1, 4)) || ratio.Equal(decimal.New(1, -4))
	return scaled || ratio.Equal(decimal.NewFromInt(1))
}

func isSign(r rune) bool { return r == '=' || r == '+' }
