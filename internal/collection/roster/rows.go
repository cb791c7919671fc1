package roster

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/level"
	"nianbao/templates"
)

// reading is a table on its way to agencies.
type reading struct {
	table *table
	head  head
	list  *List
	problems

	groups  []*group // of each agency the group it is in, nil for none
	ordinal []string // the number attached to each name, where there is one
	hidden  []string
}

// block reads one list of the table, from top to bottom.
func (r *reading) block(b block) {
	now := r.before()
	above := map[field]string{} // what a ditto mark means
	fill := r.sparse(b)
	for at := r.head.last + 1; at < len(r.table.rows); at++ {
		line := r.table.rows[at]
		texts := r.texts(at, b)
		if len(texts) == 0 {
			continue
		}
		if next, done := r.aside(at, b, texts); done {
			if next != nil {
				now = next
			}
			continue
		}
		a := Agency{Line: line.line}
		for k := b.from; k < b.to; k++ {
			c := line.cells[k]
			if c.blank() || r.head.fields[k] == "" {
				continue
			}
			if f := r.head.fields[k]; c.row == at && c.col == k || f == fieldLevel || f == fieldSuperior {
				r.set(&a, f, c, above)
			}
		}
		for f := range fill {
			if target := a.of(f); *target == "" {
				*target = above[f]
			}
		}
		above[fieldLevel], above[fieldSuperior] = a.Level, a.Superior
		if a.Name == "" {
			r.nameless(at, b, texts)
			continue
		}
		if line.hidden {
			r.hidden = append(r.hidden, a.Name)
		}
		if now != nil {
			now.rows++
			if a.Level == "" {
				a.Level = now.level
			}
		}
		r.list.Agencies = append(r.list.Agencies, a)
		r.groups = append(r.groups, now)
	}
}

// texts are the cells of a row with text of their own, without those that count rows.
func (r *reading) texts(at int, b block) (own []cell) {
	for k := b.from; k < b.to; k++ {
		c := r.table.rows[at].cells[k]
		if c.blank() || c.row != at || c.col != k || r.head.fields[k] == fieldNumber && counts(c.text) {
			continue
		}
		own = append(own, c)
	}
	return own
}

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
		if name != nil && name.row == at && isNote(name.text) && numberless(name.text) {
			leave()
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

func numberless(text string) bool {
	return !numbering.MatchString(folded(text)) && !looksLikeAgency(joined(text))
}

// nameCell is the cell that covers the row's place for the name; nil where it is empty.
func (r *reading) nameCell(at int, b block) *cell {
	for _, k := range r.head.columns(fieldName, b.from, b.to) {
		if c := r.table.rows[at].cells[k]; !c.blank() {
			return &c
		}
	}
	return nil
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

// sparse finds columns of level and superior that are filled once for the rows below: each text
// occurs once, and the first row has one.
func (r *reading) sparse(b block) map[field]bool {
	fill := map[field]bool{}
	for _, f := range []field{fieldLevel, fieldSuperior} {
		for _, k := range r.head.columns(f, b.from, b.to) {
			seen := map[string]bool{}
			blank, twice, first := 0, false, true
			for at := r.head.last + 1; at < len(r.table.rows); at++ {
				if name := r.nameCell(at, b); name == nil || name.row != at {
					continue
				}
				c := r.table.rows[at].cells[k]
				if c.blank() && first {
					blank = 0
					break
				}
				first = false
				switch {
				case c.blank():
					blank++
				case c.row == at:
					twice = twice || seen[c.text]
					seen[c.text] = true
				}
			}
			if blank > 0 && !twice && len(seen) > 0 && blank >= len(seen) && len(seen) > 1 {
				fill[f] = true
			}
		}
	}
	return fill
}

// of is the text of a field.
func (a *Agency) of(f field) *string {
	switch f {
	case fieldCode:
		return &a.Code
	case fieldLevel:
		return &a.Level
	case fieldSuperior:
		return &a.Superior
	case fieldContact:
		return &a.Contact
	case fieldPhone:
		return &a.Phone
	case fieldMail:
		return &a.Mail
	case fieldBefore:
		return &a.Before
	}
	return &a.Name
}

// set puts a cell's text where it belongs.
func (r *reading) set(a *Agency, f field, c cell, above map[field]string) {
	if bad := harmful(c.text); bad != "" {
		r.report(r.table.rows[c.row].line, c.col, "roster.harmful", "what", bad)
		return
	}
	if above != nil && isDitto(c.text) {
		c.text = above[f]
	}
	text := clean(c.text)
	if text == "" || f == fieldNumber {
		return
	}
	switch f {
	case fieldName:
		a.Name = cleanName(c.text)
	case fieldCode:
		if strings.ContainsAny(text, "+.") { // a number that lost its last figures
			r.list.note("roster.code.lost", "line", a.Line, "text", text)
			return
		}
		a.Code = strings.ToUpper(templates.Normalize(text))
	case fieldLevel:
		if g, sure := groupOf(c.text); sure && g.level != "" {
			text = g.level
		}
		a.Level = text
	case fieldSuperior:
		a.Superior = cleanName(c.text)
	case fieldPhone:
		a.Phone = more(a.Phone, wholeNumber(text, c.number))
	case fieldBoth:
		name, phone := parted(text)
		a.Contact, a.Phone = more(a.Contact, name), more(a.Phone, phone)
	case fieldContact:
		a.Contact = more(a.Contact, joined(text))
	case fieldMail:
		a.Mail = more(a.Mail, templates.Normalize(text))
	case fieldBefore:
		a.Before = more(a.Before, joined(text))
	}
}

func isDitto(text string) bool {
	return words().ditto[headKey(text)] || slices.Contains([]string{"〃", "″", "\"", "''", "”"}, strings.TrimSpace(text))
}

// more adds a text to those that are there.
func more(have, text string) string {
	if have == "" || text == "" || slices.Contains(strings.Split(have, "、"), text) {
		return have + strings.Repeat(text, btoi(have == ""))
	}
	return have + "、" + text
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// wholeNumber is a number as it was typed, where a workbook keeps it as 1.3812345678E10.
func wholeNumber(text string, stored bool) string {
	if !stored {
		return text
	}
	if d, err := decimal.NewFromString(text); err == nil && d.IsInteger() && len(text) < 24 {
		return d.String()
	}
	return text
}

var phoneNumber = regexp.MustCompile(`[+(（]?\d[\d\-－—()（）+ ]{5,}\d`)

// parted takes a name and telephone numbers in one cell apart.
func parted(text string) (name, phone string) {
	text = folded(text)
	var numbers []string
	for _, n := range phoneNumber.FindAllString(text, -1) {
		numbers = append(numbers, strings.TrimSpace(n))
	}
	rest := phoneNumber.ReplaceAllString(text, " ")
	return strings.Join(strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" ,，、;；/:：", r) }), "、"),
		strings.Join(numbers, "、")
}

// nameless is a row with a contact or a code and no name: whose they are is not certain. One that only counts, or names a
// group, is passed over.
func (r *reading) nameless(at int, b block, texts []cell) {
	telling := slices.ContainsFunc(texts, r.tells)
	line := r.table.rows[at].line
	if name := r.head.columns(fieldName, b.from, b.to); telling {
		r.report(line, name[0], "roster.noname")
		return
	}
	r.list.Read.LeftOut = append(r.list.Read.LeftOut, LeftOut{line, clean(joined(texts[0].text))})
}

// tells reports whether a cell holds data that belong to one agency only.
func (r *reading) tells(c cell) bool {
	switch r.head.fields[c.col] {
	case fieldContact, fieldPhone, fieldMail, fieldCode, fieldBoth:
		return c.wide == 1
	}
	return false
}

// before is the group that the line straight above the head names, nil for none.
func (r *reading) before() *group {
	for at := r.head.first - 1; at >= 0 && r.head.last >= 0; at-- {
		for _, c := range r.table.rows[at].cells {
			if c.blank() {
				continue
			}
			if g, sure := groupOf(c.text); sure && g.level != "" {
				g.line = r.table.rows[at].line
				return &g
			}
			return nil
		}
	}
	return nil
}

// attachedNumbers takes the numbers off names that are counted without a mark (1县教育局, 2县公安局), where all are and they
// count up.
func (r *reading) attachedNumbers() {
	next := 0
	for _, a := range r.list.Agencies {
		m := attached.FindStringSubmatch(a.Name)
		if m == nil {
			return
		}
		n, _ := strconv.Atoi(m[1])
		if next++; n != next {
			return
		}
	}
	if next < 2 {
		return
	}
	for i := range r.list.Agencies {
		r.list.Agencies[i].Name = attached.FindStringSubmatch(r.list.Agencies[i].Name)[2]
	}
}

// ofSheetName gives the agencies of a sheet that is called after a level (县直部门, 乡镇) that level, where they have none.
func (r *reading) ofSheetName() {
	g, sure := groupOf(r.table.name)
	if _, known := level.Of(g.level); !sure || !known {
		return
	}
	for i := range r.list.Agencies {
		if r.list.Agencies[i].Level == "" {
			r.list.Agencies[i].Level = g.level
		}
	}
}
