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

// disclosure fills the table of section 二. What is in force, and the items, go on from last year's.
func (d *dice) disclosure(e *templates.Edition, f, prior figures) {
	most := largest[d.size]
	for _, s := range e.Table("disclosure").Slots {
		row, column := rowColumn(s)
		switch {
		case s.Kind == templates.Amount:
			d.money(f, prior, s)
		case row == "rules" && d.size < City:
			f.set(s.ID, 0)
		case row == "rules" || row == "documents":
			f.set(s.ID, d.like(prior, s.ID, most/20+1))
		case column == "items":
			f.set(s.ID, d.count(most/4+2))
			if last, ok := prior[s.ID]; ok {
				f[s.ID] = last.Add(prior[change(s.ID)])
			}
		case s.Kind == templates.Change:
			f.set(s.ID, d.count(9)-d.Int64N(1+min(9, f.get(items(s.ID)))))
		default:
			f.set(s.ID, d.like(prior, s.ID, most*100))
		}
	}
	for _, row := range []string{"rules", "documents"} {
		d.inforce(e, f, prior, "disclosure."+row)
	}
}

// inforce makes what is in force go on from last year's, and no less than what was issued.
func (d *dice) inforce(e *templates.Edition, f, prior figures, row string) {
	if e.Slot(row+".inforce") == nil {
		return
	}
	last, known := prior[row+".inforce"]
	if !known {
		f.set(row+".repealed", 0)
		f.set(row+".inforce", f.get(row+".issued")+d.count(f.get(row+".issued")*3))
		return
	}
	f.set(row+".repealed", min(f.get(row+".repealed"), last.IntPart()))
	f[row+".inforce"] = last.Add(f[row+".issued"]).Sub(f[row+".repealed"])
}

func (d *dice) money(f, prior figures, s *templates.Slot) {
	if last, ok := prior[s.ID]; ok && !last.IsZero() {
		f[s.ID] = d.nearAmount(last)
		return
	}
	if _, ok := prior[s.ID]; ok {
		f[s.ID] = decimal.Zero
		return
	}
	f[s.ID] = d.amount(largest[d.size] * 50)
}

// rowColumn are the last two parts of a slot's id.
func rowColumn(s *templates.Slot) (string, string) {
	parts := strings.Split(s.ID, ".")
	if len(parts) < 3 {
		return "", parts[len(parts)-1]
	}
	return parts[1], parts[2]
}

func change(items string) string { return strings.TrimSuffix(items, "items") + "change" }
func items(change string) string { return strings.TrimSuffix(change, "change") + "items" }

// applicants are the columns of section 三 but the last, by the last part of a slot's id.
var applicants = []string{"person", "company", "research", "charity", "legal", "other"}

// requests fills the table of section 三, column by column.
func (d *dice) requests(e *templates.Edition, f, prior figures) {
	outcomes := outcomeRows(e)
	for _, c := range applicants {
		most := largest[d.size]
		if c != "person" {
			most /= 8
		}
		total := int64(0)
		for _, row := range outcomes {
			n := d.outcome(prior, row, c, most/4+most%2)
			f.set("requests."+row+"."+c, n)
			total += n
		}
		forward := d.like(prior, "requests.forward."+c, total/10)
		carried := d.count(total / 10)
		if last, ok := prior["requests.forward."+c]; ok {
			carried = last.IntPart()
		}
		if short := carried - total - forward; short > 0 {
			f.set("requests.granted."+c, f.get("requests.granted."+c)+short)
			total += short
		}
		f.set("requests.total."+c, total)
		f.set("requests.forward."+c, forward)
		f.set("requests.carried."+c, carried)
		f.set("requests.received."+c, total+forward-carried)
	}
	for _, row := range append([]string{"received", "carried", "total", "forward"}, outcomes...) {
		sum := int64(0)
		for _, c := range applicants {
			sum += f.get("requests." + row + "." + c)
		}
		f.set("requests."+row+".total", sum)
	}
}

// outcome throws one outcome. A small body knows few kinds of them. What one row of last year's
// form held goes to one of the rows it was split into.
func (d *dice) outcome(prior figures, row, c string, most int64) int64 {
	slot := "requests." + row + "." + c
	if _, ok := prior[slot]; prior != nil && !ok {
		if last, split := prior["requests.other."+c]; split && row == "other_misc" {
			return d.near(last.IntPart())
		}
		return d.few()
	}
	if prior == nil && d.size < City && !d.chance(4) {
		return 0
	}
	return d.like(prior, slot, most)
}

// outcomeRows are the rows of section 三 that hold outcomes, by the middle part of a slot's id.
func outcomeRows(e *templates.Edition) []string {
	var rows []string
	for _, s := range e.Table("requests").Slots {
		row, column := rowColumn(s)
		switch row {
		case "received", "carried", "total", "forward":
			continue
		}
		if column == "total" {
			rows = append(rows, row)
		}
	}
	return rows
}

// review fills the table of section 四.
func (d *dice) review(e *templates.Edition, f, prior figures) {
	sum := int64(0)
	for _, s := range e.Table("review").Slots {
		if _, column := rowColumn(s); column == "total" {
			f.set(s.ID, sum)
			sum = 0
			continue
		}
		n := d.like(prior, s.ID, largest[d.size]/10)
		f.set(s.ID, n)
		sum += n
	}
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
