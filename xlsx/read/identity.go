package read

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

// mark is one of the places that identify the file.
type mark struct {
	report.Identity
	told map[string]bool // the keys it says something about
	at   report.Place    // of a visible line
}

// marks are all of them. A program that re-saves the file drops some; a clerk who pastes sheets of
// another agency brings in others.
type marks struct {
	properties, hidden *mark
	lines              []mark
}

// identityRows is how far down a sheet the visible line is looked for.
const identityRows = 20

// marksOf finds the marks of a workbook.
func marksOf(b *book.Book) *marks {
	m := &marks{}
	pairs := map[string]string{}
	for name, text := range b.Properties {
		if key, ours := strings.CutPrefix(name, form.PropertyPrefix); ours {
			pairs[key] = text
		}
	}
	m.properties = markFrom(pairs)
	for _, s := range b.Sheets {
		if isHiddenSheet(s.Name) {
			m.hidden = markFrom(hiddenPairs(s))
			continue
		}
		for i := range s.Cells {
			c := &s.Cells[i]
			if c.Row >= identityRows {
				break
			}
			if !strings.HasPrefix(c.Text, form.LineYear) || c.HasFormula {
				continue
			}
			if id, ok := form.ParseIdentityLine(c.Text); ok {
				at := report.Place{Sheet: s.Name, Cell: templates.Address{Row: c.Row, Col: c.Col}}
				m.lines = append(m.lines, mark{Identity: id, told: lineKeys, at: at})
			}
		}
	}
	return m
}

// isHiddenSheet recognises the template's identity sheet; programs fold case in names.
func isHiddenSheet(name string) bool { return strings.EqualFold(name, form.HiddenSheet) }

func hiddenPairs(s *book.Sheet) map[string]string {
	pairs := map[string]string{}
	for i := range s.Cells {
		if c := &s.Cells[i]; c.Col == 1 && !c.HasFormula && c.Row < identityRows {
			if key := s.At(c.Row, 0); key != nil {
				pairs[key.Text] = c.Text
			}
		}
	}
	return pairs
}

// lineKeys are the fields that a visible line may hold.
var lineKeys = map[string]bool{
	form.KeyEdition: true, form.KeyYear: true, form.KeyAgency: true, form.KeyScope: true, form.KeyRelease: true,
}

// markFrom makes a mark of keys and values, nil when there are none of ours.
func markFrom(pairs map[string]string) *mark {
	m := &mark{Identity: form.IdentityFrom(pairs), told: map[string]bool{}}
	for _, pair := range form.IdentityPairs(m.Identity) {
		if pairs[pair[0]] != "" {
			m.told[pair[0]] = true
		}
	}
	if len(m.told) == 0 {
		return nil
	}
	return m
}

// none reports whether the file has no mark of identity.
func (m *marks) none() bool { return m.properties == nil && m.hidden == nil && len(m.lines) == 0 }

// text returns the value of a field in a mark, "" when it has none.
func (m *mark) text(key string) string {
	if m == nil || !m.told[key] {
		return ""
	}
	switch key {
	case form.KeyEdition:
		return m.Edition
	case form.KeyYear:
		if m.Year == 0 {
			return ""
		}
		return strconv.Itoa(m.Year)
	case form.KeyAgency:
		return strings.TrimSpace(m.Agency)
	case form.KeyCode:
		return m.Code
	case form.KeyScope:
		return m.Scope.Label()
	}
	return m.Release
}

// agree returns the value of a field for the whole file: properties, hidden sheet and the visible
// lines together have a vote each; where no two agree, the hidden sheet, which no clerk sees,
// comes first.
func (m *marks) agree(key string) string {
	said := []string{m.hidden.text(key), m.properties.text(key), m.mostLines(key)}
	best, votes := "", 0
	for _, s := range said {
		n := 0
		for _, other := range said {
			if s != "" && other == s {
				n++
			}
		}
		if n > votes {
			best, votes = s, n
		}
	}
	return best
}

// mostLines returns the most frequent value in the visible lines, the first of several.
func (m *marks) mostLines(key string) string {
	count := map[string]int{}
	best := ""
	for i := range m.lines {
		if s := m.lines[i].text(key); s != "" {
			if count[s]++; count[s] > count[best] {
				best = s
			}
		}
	}
	return best
}

// all returns every mark, those on a visible sheet last.
func (m *marks) all() []*mark {
	var out []*mark
	for _, one := range []*mark{m.properties, m.hidden} {
		if one != nil {
			out = append(out, one)
		}
	}
	for i := range m.lines {
		out = append(out, &m.lines[i])
	}
	return out
}

// identity returns the identity of the file by its marks.
func (m *marks) identity() report.Identity {
	id := report.Identity{
		Edition: m.agree(form.KeyEdition),
		Agency:  m.agree(form.KeyAgency),
		Code:    m.agree(form.KeyCode),
		Scope:   report.Own,
		Release: m.agree(form.KeyRelease),
	}
	id.Year, _ = strconv.Atoi(m.agree(form.KeyYear))
	if m.agree(form.KeyScope) == report.Area.Label() {
		id.Scope = report.Area
	}
	return id
}

// contradictions are the keys whose marks are compared, and what a difference is called.
var contradictions = []struct {
	key string
	OddityKind
}{
	{form.KeyEdition, OddityKind{"file.template", "contradiction"}},
	{form.KeyYear, OddityKind{"file.year", "contradiction"}},
	{form.KeyAgency, OddityKind{"file.agency", "contradiction"}},
	{form.KeyCode, OddityKind{"file.agency", "code"}},
	{form.KeyScope, OddityKind{"file.scope", "contradiction"}},
}

// escapePattern is how workbooks spell characters that XML cannot hold. Programs do not agree on
// whether document properties spell them so too.
var escapePattern = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// alike folds the changes that programs make to a mark's text.
func alike(said string) string {
	if strings.Contains(said, "_x") {
		said = escapePattern.ReplaceAllStringFunc(said, func(escape string) string {
			n, _ := strconv.ParseUint(escape[2:6], 16, 16)
			return string(rune(n))
		})
	}
	return templates.Normalize(said)
}

// compare observes contradictions between the marks: each value once, at the first mark that has
// it.
func (m *marks) compare(r *report.Report) {
	for _, c := range contradictions {
		agreed := m.agree(c.key)
		told := []string{alike(agreed)}
		for _, one := range m.all() {
			said := one.text(c.key)
			if said == agreed {
				continue
			}
			if n := alike(said); said != "" && !slices.Contains(told, n) {
				told = append(told, n)
				o := report.Oddity{Rule: c.Rule, Detail: c.Detail, Sheet: one.at.Sheet,
					Expected: agreed, Actual: said}
				if o.Sheet != "" {
					o.Cell = one.at.Cell.String()
				}
				r.Observe(o)
			}
		}
	}
	if said := cmp.Or(r.Release, form.Release); said != form.Release {
		r.Observe(report.Oddity{Rule: "file.template", Detail: "release", Expected: form.Release, Actual: said})
	}
}
