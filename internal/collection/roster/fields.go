package roster

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/templates"
)

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
		for _, part := range ofLinesIn(c.text) {
			a.Phone = more(a.Phone, wholeNumber(unlabelled(clean(part)), c.number))
		}
	case fieldBoth:
		name, phone := parted(text)
		a.Contact, a.Phone = more(a.Contact, name), more(a.Phone, phone)
	case fieldContact:
		for _, part := range ofLinesIn(c.text) {
			a.Contact = more(a.Contact, joined(clean(part)))
		}
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
	return strings.Join(strings.FieldsFunc(rest,
			func(r rune) bool { return strings.ContainsRune(" ,，、;；/:：", r) }), "、"),
		strings.Join(numbers, "、")
}
