package wide

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

func typeOf(digit byte) report.CellType {
	if t := report.CellType(digit - '0'); t >= report.StoredText && t <= report.StoredFormula {
		return t
	}
	return report.StoredText
}

// Report makes a report of the row: of the edition it names, else of its year's, else of the head's. A column that
// is not there leaves its value without one; a cell that is blank is a blank. Nothing is known of the report's
// words, as the sheet has none: its sections are unreadable, and that is observed.
func (r Row) Report(file string) (*report.Report, *templates.Edition) {
	from := report.New(file)
	from.Foreign = true
	from.Agency, from.Code = r.text(Agency), r.text(Code)
	from.Year = yearIn(r.text(Year))
	if scope, known := words().scopes[squash(r.text(Scope))]; known {
		from.Scope = scope
	}
	e := r.edition(from.Year)
	from.Edition = e.ID
	for col, s := range r.Head.by[e] {
		if s == nil {
			continue
		}
		c := r.at(col)
		from.Values[s.ID] = report.Parse(c.Text, c.Type)
		from.Places[s.ID] = r.Place(col)
	}
	for _, s := range e.Sections {
		from.Unreadable[s.ID] = true
	}
	from.Observe(report.Oddity{Rule: "file.other", Detail: report.NoWords, Sheet: r.Sheet, Cell: r.span()})
	return from, e
}

// Tells reports whether the row itself says what a field is.
func (r Row) Tells(f Field) bool { return r.text(f) != "" }

// Columns are the places of the values, of the edition the row is of.
func (r Row) Columns(e *templates.Edition) map[string]int {
	at := map[string]int{}
	for col, s := range r.Head.by[e] {
		if s != nil {
			at[s.ID] = col
		}
	}
	return at
}

// Place is a cell of the row: of a CSV file its line.
func (r Row) Place(col int) report.Place {
	if r.Sheet == "" {
		return report.Place{Line: r.Row + 1}
	}
	return report.Place{Sheet: r.Sheet, Cell: templates.Address{Row: r.Row, Col: col}}
}

// span is the row as a place; "" in a CSV file.
func (r Row) span() string {
	if r.Sheet == "" {
		return ""
	}
	return templates.Address{Row: r.Row, Col: max(r.Head.column(Agency), 0)}.String()
}

func (r Row) text(f Field) string {
	if col := r.Head.column(f); col >= 0 {
		return strings.TrimSpace(r.at(col).Text)
	}
	return ""
}

// edition is the one the row is of.
func (r Row) edition(year int) *templates.Edition {
	told := squash(r.text(Edition))
	for e := range r.Head.by {
		if told != "" && (told == squash(e.ID) || told == squash(e.Name)) {
			return e
		}
	}
	if r.Head.Edition.Source == "" {
		for e := range r.Head.by {
			if year != 0 && e.Source == "" && e.InForce(year) && told == "" {
				return e
			}
		}
	}
	return r.Head.Edition
}

// yearIn is the year a cell names, 0 for none: 2025, 2025年, 2025年度.
func yearIn(text string) int {
	text = strings.TrimRight(squash(text), "年度")
	if n, err := strconv.Atoi(text); err == nil && n >= 1990 && n < 2200 {
		return n
	}
	return 0
}
