package roster

import (
	"slices"
	"strings"

	"nianbao/internal/wordlist"
)

// aside recognises a row that is no agency: totals, remarks, the head again, the name of a group, further words on the
// agency above.
func (r *reading) aside(at int, b block, texts []cell) (g *group, done bool) {
	line, first := r.table.rows[at].line, texts[0]
	name := r.nameCell(at, b)
	leave := func() { r.list.Read.LeftOut = append(r.list.Read.LeftOut, LeftOut{line, clean(joined(first.text))}) }
	switch {
	case isTotal(first.text) || name != nil && name.row == at && isTotal(name.text):
		leave()
		return nil, true
	case r.headAgain(texts, b):
		return nil, true
	case name != nil && name.row < at && name.col >= b.from && r.head.last >= 0 && r.continues(at, b, texts):
		return nil, true
	}
	if len(texts) > 1 {
		if name != nil && name.row == at &&
			(isNote(name.text) && numberless(name.text) || isSeal(name.text)) {
			leave()
			return nil, true
		}
		if name == nil && (isSeal(first.text) || isNote(first.text) && numberless(first.text)) {
			leave() // it begins left of the names
			return nil, true
		}
		return nil, false
	}
	found, sure := groupOf(first.text)
	inName := name != nil && name.row == at && name.col == first.col && first.wide == 1
	spread := first.wide > 1 && first.wide >= (b.to-b.from)/2 && b.to-b.from > 1
	switch {
	case sure && !(looksLikeAgency(found.text) && found.level == "" && found.count < 0):
		found.line = line
		return &found, true
	case isRemark(first.text):
		leave()
		return nil, true
	case !inName && r.tells(first):
		return nil, false
	case spread || !inName && r.head.last >= 0:
		found.line = line
		if looksLikeAgency(found.text) || strings.HasSuffix(found.text, "类") {
			return &found, true
		}
		leave()
		return nil, true
	}
	return nil, false
}

// isSeal reports whether a text is the place to sign or seal a list.
func isSeal(text string) bool {
	return wordlist.AnyIn(text, words().seals...) && !looksLikeAgency(joined(text))
}

func numberless(text string) bool {
	return !numbering.MatchString(folded(text)) && !looksLikeAgency(joined(text))
}

// headAgain reports whether a row repeats the head, as at the top of a printed page.
func (r *reading) headAgain(texts []cell, b block) bool {
	if r.head.last < 0 {
		return false
	}
	same := 0
	for _, c := range texts {
		if r.head.names[c.col] != "" && headKey(r.head.names[c.col]) == headKey(c.text) {
			same++
		}
	}
	return same > 0 && same == len(texts) || same >= 2 && 2*same > len(texts)
}

// below takes a row with neither name nor number, in a list that numbers its agencies, for another
// contact of the one above, as where a text has lost that the cells of both were merged.
func (r *reading) below(at int, b block, texts []cell) bool {
	numbers := r.head.columns(fieldNumber, b.from, b.to)
	if len(numbers) == 0 || at == 0 || !slices.ContainsFunc(texts, r.tells) {
		return false
	}
	for _, k := range numbers {
		if !r.table.rows[at].cells[k].blank() {
			return false
		}
	}
	for _, c := range texts {
		if f := r.head.fields[c.col]; f == fieldCode || f == fieldLevel || f == fieldSuperior {
			return false
		}
	}
	if !r.continues(at, b, texts) {
		return false
	}
	r.list.note("roster.below",
		"line", r.table.rows[at].line, "name", r.list.Agencies[len(r.list.Agencies)-1].Name)
	return true
}

// continues adds the text beside the lower part of a name that covers several rows: another
// contact, another number.
func (r *reading) continues(at int, b block, texts []cell) bool {
	agencies := r.list.Agencies
	if len(agencies) == 0 {
		return false
	}
	last := &agencies[len(agencies)-1]
	for _, c := range texts {
		switch f := r.head.fields[c.col]; f {
		case fieldContact, fieldPhone, fieldMail, fieldBoth:
			r.set(last, f, c, nil)
		}
	}
	return true
}
