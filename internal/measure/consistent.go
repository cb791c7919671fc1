package measure

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check"
	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Case is a report in which nothing is wrong, with last year's.
type Case struct {
	*check.Context
	dice *dice
	said *statements // what the prose says of the tables
}

// figures are a year's figures by slot id.
type figures map[string]decimal.Decimal

func (f figures) set(slot string, n int64) { f[slot] = decimal.NewFromInt(n) }

func (f figures) get(slot string) int64 { return f[slot].IntPart() }

// Consistent makes a case for a year from a seed. The report of 2021 has a report on the form of
// 2019 before it.
func Consistent(seed uint64, e *templates.Edition, year int, size Size) *Case {
	d := newDice(seed, size)
	before := e
	if year == e.From {
		if earlier, err := templates.ForYear(year - 1); err == nil {
			before = earlier
		}
	}
	then := d.tables(before, nil)
	now := d.tables(e, then)
	name := d.agency()
	c := &Case{dice: d, Context: &check.Context{
		Edition: e, Report: d.report(e, year, name, now),
		LastYear: rule.LastYear{Report: d.report(before, year-1, name, then), Edition: before, Asked: true},
		Options:  check.Options{Year: year, Agency: name, Level: levels[d.size]},
	}}
	c.said = d.write(e, c.Report, now, 0)
	d.write(before, c.LastYear.Report, then, 1)
	if size == Empty && d.chance(2) {
		declareZero(e, c.Report)
	}
	return c
}

// levels are the levels of the sizes, as rosters write them.
var levels = [sizes]string{"市直部门", "市直部门", "县级", "设区的市", "省级"}

func (d *dice) agency() string {
	switch d.size {
	case County:
		return pick(d, []string{"青溪县人民政府", "云岭区人民政府", "石桥县人民政府"})
	case City:
		return pick(d, []string{"江源市人民政府", "南屏市人民政府"})
	case Province:
		return pick(d, []string{"江东省人民政府", "岭西省人民政府"})
	}
	return pick(d, []string{"江源市科学技术局", "青溪县水利局", "江源市档案局", "云岭区教育局"})
}

// tables throws the figures of all tables of an edition, not far from last year's where they are
// compared.
func (d *dice) tables(e *templates.Edition, prior figures) figures {
	f := figures{}
	d.disclosure(e, f, prior)
	d.requests(e, f, prior)
	d.review(e, f, prior)
	return f
}

// like throws one figure: near last year's where there is one.
func (d *dice) like(prior figures, slot string, most int64) int64 {
	if n, ok := prior[slot]; ok {
		return d.near(n.IntPart())
	}
	return d.count(most)
}

// report writes the figures into a report as agencies write them.
func (d *dice) report(e *templates.Edition, year int, agency string, f figures) *report.Report {
	r := report.New(fmt.Sprintf("%d/planted.xlsx", year))
	r.Identity = report.Identity{Edition: e.ID, Year: year, Agency: agency, Scope: report.Own}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			raw := d.dress(s, f[s.ID])
			r.Values[s.ID] = report.Parse(raw, report.StoredText)
		}
	}
	for _, field := range e.Cover.Fields {
		r.Cover[field.ID] = "已填"
		if field.Kind == "date" {
			r.Cover[field.ID] = strconv.Itoa(r.Year+1) + "-01-20"
		}
	}
	return r
}

// dress writes a figure with the harmless dirt of real files.
func (d *dice) dress(s *templates.Slot, n decimal.Decimal) string {
	text := n.String()
	if len(s.Units) > 0 && !n.IsZero() {
		if d.chance(2) {
			return n.Mul(decimal.NewFromInt(10_000)).String() + "元"
		}
		return text + "万元"
	}
	switch {
	case !d.chance(12):
	case s.Kind == templates.Change && n.IsNegative():
		return "减" + n.Neg().String()
	case s.Kind == templates.Change && n.IsPositive():
		return pick(d, []string{"+", "增"}) + text
	case s.Kind == templates.Count:
		return pick(d, []string{" " + text, text + "\u00a0", wide(text), "\u200b" + text})
	}
	return text
}

// wide writes digits in full width.
func wide(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, text)
}

// declareZero turns a table of zeros into a blank one with a nil return, as a template's reader
// gives it.
func declareZero(e *templates.Edition, r *report.Report) {
	for _, t := range e.Tables {
		if t.Nil == nil {
			continue
		}
		r.NilTable[t.ID] = true
		for _, s := range t.Slots {
			if r.Values[s.ID].Number.IsZero() {
				r.Values[s.ID] = report.Zero("")
			}
		}
	}
}
