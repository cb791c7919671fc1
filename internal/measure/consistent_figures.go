package measure

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/templates"
)

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
