package corpus

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/check/prose"
	"nianbao/internal/check/prose/claims"
	"nianbao/internal/check/prose/lists"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/templates"
)

func load(name string, into any) {
	data, err := files.ReadFile(name)
	if err == nil {
		err = yaml.Unmarshal(data, into)
	}
	if err != nil {
		panic(fmt.Errorf("%s: %w", name, err)) // the file is part of the program
	}
}

func parts() []Case {
	var cases []Case
	load("parts.yaml", &cases)
	for i := range cases {
		cases[i].Rule = "text.parts"
	}
	return cases
}

func sentences(name string) ([]Case, map[string]Table) {
	var file struct {
		Tables    map[string]Table
		Sentences []Case
	}
	load(name, &file)
	return file.Sentences, file.Tables
}

// claimed writes the figures found in a sentence, those of the case's rule.
func claimed(c Case, t Table) said {
	s := said{}
	for _, claim := range claims.In(edition(t.Edition), c.reportOn(t)) {
		if claim.Rule == c.Rule {
			s[claim.Verdict] = append(s[claim.Verdict], claim.Said.Value.String())
		}
	}
	return s
}

// reportOn returns a report with a table's figures and the sentence.
func (c Case) reportOn(t Table) *report.Report {
	r := report.New("")
	r.Agency, r.Year = t.Agency, t.Year
	if t.Scope != "" {
		r.Scope = t.Scope
	}
	for slot, raw := range t.Values {
		r.Values[slot] = report.Parse(raw, report.StoredText)
	}
	r.Prose["overview"] = []report.Paragraph{{Text: c.Text}}
	return r
}

func papers() []Case {
	var cases []Case
	load("papers.yaml", &cases)
	return cases
}

// paper writes what a passage cites, or its statement about the fee.
func paper(c Case) said {
	e, s := edition(c.Edition), said{}
	p := report.Paragraph{Text: c.Text}
	if c.Rule == "text.edition" {
		for _, cited := range prose.Citations(e, templates.Builtin(), c.Year, []reading.Paragraph{{Paragraph: p}}) {
			what := cited.Notice
			if cited.Year != 0 {
				what = strconv.Itoa(cited.Year)
			}
			s[reading.Wrong] = append(s[reading.Wrong], what)
		}
		return s
	}
	if e.Prose.Fee == nil {
		return s // the form does not ask for it
	}
	switch fee, _ := prose.FeeOf(e.Prose.Fee, []report.Paragraph{p}); fee {
	case prose.FeeSilent:
		s[reading.Wrong] = []string{"silent"}
	case prose.FeeVague:
		s[reading.Wrong] = []string{"vague"}
	}
	return s
}

func edition(id string) *templates.Edition {
	e, err := templates.Find(id)
	if err != nil {
		panic(err)
	}
	return e
}

// listed writes the lists found in a sentence as 388=20+275+113, those of totals side by side as 13+2=10+5.
func listed(c Case) said {
	s := said{}
	for _, l := range lists.In(edition("2021"), c.Text) {
		s[l.Verdict] = append(s[l.Verdict], added(l.Totals)+"="+added(l.Parts))
	}
	return s
}

func added(amounts []reading.Stated) string {
	sum := make([]string, len(amounts))
	for i, a := range amounts {
		sum[i] = a.Value.String()
	}
	return strings.Join(sum, "+")
}
