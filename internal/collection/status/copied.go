package status

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/answer"
	"nianbao/internal/message"
	"nianbao/xlsx/sheet"
)

// Copied is a section of an agency's report that largely repeats another agency's (雷同), without
// an explanation. The files do not show who wrote it first, so both agencies have one.
type Copied struct {
	Agency, Other *Agency
	Section       string // id
	Heading       string
	Percent       int // of the agency's own text
}

// CopiedIn lists what current reports were found to share, in the order of the agencies.
func CopiedIn(agencies []*Agency) (all []Copied) {
	named := map[string]*Agency{}
	for _, a := range agencies {
		named[a.Name] = a
	}
	for _, a := range agencies {
		for _, in := range a.Current() {
			for _, f := range in.Findings {
				if f.Rule != "text.copied" || !f.Asks() {
					continue
				}
				// The finding's key names the section and the other agency; its own name means last year's report.
				name := strings.TrimPrefix(f.Key, f.Section+" ")
				if named[name] == nil {
					name, _, _ = strings.Cut(name, "/") // told apart from another finding about the same two
				}
				percent, err := strconv.Atoi(strings.TrimSuffix(f.Actual, "%"))
				if other := named[name]; other != nil && other != a && err == nil {
					all = append(all, Copied{a, other, f.Section, f.Row, percent})
				}
			}
		}
	}
	return all
}

// Pair are two agencies whose prose is nearly the same, with the sections of either.
type Pair struct {
	A, B  *Agency
	Parts []Copied // by section, the larger share of the two
}

// Pairs gathers what is copied by the two agencies it is about, the most alike first.
func (s *Status) Pairs() []Pair {
	var pairs []Pair
	at := map[[2]*Agency]int{}
	for _, c := range s.Copied {
		i, met := at[[2]*Agency{c.Other, c.Agency}]
		if !met {
			if i, met = at[[2]*Agency{c.Agency, c.Other}]; !met {
				i = len(pairs)
				at[[2]*Agency{c.Agency, c.Other}] = i
				pairs = append(pairs, Pair{A: c.Agency, B: c.Other})
			}
		}
		p := &pairs[i]
		k := slices.IndexFunc(p.Parts, func(o Copied) bool { return o.Section == c.Section })
		switch {
		case k < 0:
			p.Parts = append(p.Parts, c)
		case p.Parts[k].Percent < c.Percent:
			p.Parts[k] = c
		}
	}
	slices.SortStableFunc(pairs, func(a, b Pair) int { return cmp.Compare(b.most(), a.most()) })
	return pairs
}

func (p Pair) most() int {
	n := 0
	for _, c := range p.Parts {
		n = max(n, c.Percent)
	}
	return n
}

// parts lists the sections, and how much of each.
func (p Pair) parts() message.Text {
	var parts []message.Text
	for _, c := range p.Parts {
		parts = append(parts, message.New("status.copied.part", "heading", c.Heading, "percent", c.Percent))
	}
	return message.New("status.copied.parts", "parts", parts)
}

func (s *Status) copiedText(t *answer.Writer) {
	pairs := s.Pairs()
	if len(pairs) == 0 {
		return
	}
	heading(t, "copied")
	for _, p := range pairs {
		t.Println(message.New("status.line.copied", "a", p.A.Name, "b", p.B.Name, "parts", p.parts()))
	}
}

// copiedTable lists the pairs, where there are any.
func (s *Status) copiedTable() (t sheet.Table, any bool) {
	var rows []sheet.Row
	for _, p := range s.Pairs() {
		rows = append(rows, cells(p.A.Name, p.B.Name, p.parts().In(message.Chinese), p.most()))
	}
	columns := widths(34, 34, 70, 10)
	columns[2].Wrap = true
	return sheet.Table{
		Name: say("status.sheet.copied"), Title: say("status.sheet.copied.title", "year", s.Year),
		Heads: headsOf("agency", "other", "parts", "percent"), Columns: columns, Rows: sheet.Rows(rows...),
	}, len(rows) > 0
}
