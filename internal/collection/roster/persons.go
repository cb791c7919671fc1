package roster

import (
	"strings"
	"unicode/utf8"
)

// ofLinesIn parts a cell into the texts of its lines. A line that only goes on with the one before
// is put to it: a name whose characters are one below the other, a number broken behind its dash.
func ofLinesIn(text string) (parts []string) {
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return r == '\n' || r == '\r' || r == '\v'
	}) {
		line = strings.TrimSpace(line)
		last := len(parts) - 1
		switch {
		case line == "":
		case last >= 0 && (utf8.RuneCountInString(line) == 1 || utf8.RuneCountInString(parts[last]) == 1 ||
			strings.HasSuffix(parts[last], "-") ||
			strings.HasPrefix(line, "（") || strings.HasPrefix(line, "(")):
			parts[last] += line
		default:
			parts = append(parts, line)
		}
	}
	return parts
}

// unlabelled takes the label off a telephone, whose or which it is: 手机：138….
func unlabelled(phone string) string {
	label, number, found := strings.Cut(strings.ReplaceAll(phone, "：", ":"), ":")
	if found && digitsIn(label) == 0 && digitsIn(number) > 0 {
		return strings.TrimSpace(number)
	}
	return phone
}

// ofPersons reports whether the rows of a list are persons, of whom an agency may have several: the
// head of the contacts is 姓名, not 联系人.
func (r *reading) ofPersons() bool {
	for _, k := range r.head.columns(fieldContact, 0, r.table.cols) {
		if words().persons[headKey(r.head.names[k])] {
			return true
		}
	}
	return false
}

// another takes a row for another person of the agency on an earlier one: only what is a person's differs.
func (r *reading) another(first *Agency, a Agency) bool {
	if !r.ofPersons() || a.Contact == "" || a.Contact == first.Contact {
		return false
	}
	was, now := *first, a
	for _, one := range []*Agency{&was, &now} {
		one.Contact, one.Phone, one.Mail, one.Line = "", "", "", 0
	}
	if was != now {
		return false
	}
	first.Contact, first.Phone = more(first.Contact, a.Contact), more(first.Phone, a.Phone)
	first.Mail = more(first.Mail, a.Mail)
	return true
}

// paths takes the last part of names that are paths below one and the same (某县/某县教育局), as address
// books export them. Where they begin differently the slash parts two names of one body.
func (r *reading) paths() {
	top := ""
	for _, a := range r.list.Agencies {
		first, _, found := strings.Cut(a.Name, "/")
		if !found || top != "" && first != top {
			return
		}
		top = first
	}
	if len(r.list.Agencies) < 2 {
		return
	}
	for i := range r.list.Agencies {
		a := &r.list.Agencies[i]
		a.Name = strings.TrimSpace(a.Name[strings.LastIndexByte(a.Name, '/')+1:])
	}
}
