package roster

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"nianbao/internal/identity"
	"nianbao/internal/yamlfile"
	"nianbao/templates"
)

// field is what a column holds of an agency.
type field string

// The fields.
const (
	fieldName     field = "name"
	fieldCode     field = "code"
	fieldLevel    field = "level"
	fieldSuperior field = "superior"
	fieldContact  field = "contact"
	fieldPhone    field = "phone"
	fieldMail     field = "mail"
	fieldBefore   field = "before"
	fieldNumber   field = "number" // counts the rows
	fieldBoth     field = "both"   // a name and a telephone in one cell
)

//go:embed words.yaml
var wordSource []byte

// vocabulary is words.yaml, made ready for looking up.
type vocabulary struct {
	heads   map[string]field
	rank    map[string]int // of the heads of names, the likelier first
	leaders map[string]bool
	totals  []string
	notes   []string
	titles  []string
	nothing map[string]bool
	persons map[string]bool // heads of contacts that make each row a person
	seals   []string
	ditto   map[string]bool
	ends    []string
	places  []string
	short   map[string][]string
	shorts  []string // the keys of short, the longer first
	reports []string // what stands beside a name in the name of a file, the longer first
}

var words = sync.OnceValue(func() *vocabulary {
	file := yamlfile.Embedded[struct {
		Columns                               map[field][]string
		Number, Leader, NotName               []string
		Totals, Notes, Titles, Nothing, Ditto []string
		Persons, Seals                        []string
		Ends, Places, ReportWords             []string
		Short                                 map[string][]string
	}](wordSource)
	v := &vocabulary{heads: map[string]field{}, rank: map[string]int{}, leaders: set(file.Leader), totals: file.Totals,
		notes: file.Notes, persons: set(file.Persons), seals: file.Seals, titles: file.Titles,
		nothing: set(file.Nothing), ditto: set(file.Ditto), ends: file.Ends,
		places: file.Places, short: map[string][]string{}, reports: file.ReportWords}
	for f, heads := range file.Columns {
		for i, head := range heads {
			v.heads[headKey(head)] = f
			if f == fieldName {
				v.rank[headKey(head)] = i
			}
		}
	}
	for _, head := range file.Number {
		v.heads[headKey(head)] = fieldNumber
	}
	for _, head := range file.Leader {
		if _, known := v.heads[headKey(head)]; !known {
			v.heads[headKey(head)] = ""
		}
	}
	for _, head := range file.NotName {
		v.heads[headKey(head)] = ""
	}
	for short, long := range file.Short {
		key := identity.Reduce(short)
		v.shorts = append(v.shorts, key)
		for _, l := range long {
			v.short[key] = append(v.short[key], identity.Reduce(l))
		}
	}
	slices.SortFunc(v.shorts, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return v
})

func set(list []string) map[string]bool {
	all := map[string]bool{}
	for _, word := range list {
		all[headKey(word)] = true
	}
	return all
}

// headKey is a head as it is compared: no blanks, widths or capitals, nothing in brackets, no marks around it.
func headKey(text string) string {
	text = templates.Normalize(identity.Reduce(text))
	if open := strings.IndexByte(text, '('); open > 0 {
		if shut := strings.IndexByte(text[open:], ')'); shut > 0 {
			text = text[:open] + text[open+shut+1:]
		}
	}
	text = strings.Trim(text, ":.*★☆#")
	return strings.ToLower(noMarks.Replace(text))
}

var noMarks = strings.NewReplacer("/", "", ".", "")

// fieldOf returns the meaning of a head; known means that the word is in the list, even one
// without a meaning here.
func fieldOf(head string) (f field, known bool) {
	key := headKey(head)
	if key == "" {
		return "", false
	}
	if f, known = words().heads[key]; known {
		return f, true
	}
	// A head of two words (联系人及电话) names both, in one cell.
	for _, link := range []string{"及", "和", "与", "及其"} {
		a, b, found := strings.Cut(key, link)
		if !found {
			continue
		}
		first, second := words().heads[a], words().heads[b]
		if first == fieldContact && second == fieldPhone || first == fieldPhone && second == fieldContact {
			return fieldBoth, true
		}
	}
	for a, f := range words().heads {
		if rest, found := strings.CutPrefix(key, a); found && f == fieldContact && words().heads[rest] == fieldPhone {
			return fieldBoth, true
		}
	}
	return "", false
}

// looksLikeAgency reports whether a text is spelt as the names of agencies are.
func looksLikeAgency(name string) bool {
	if open := strings.IndexAny(name, "（("); open > 0 {
		name = name[:open]
	}
	n := len([]rune(name))
	if n < 2 || n > 40 || strings.ContainsAny(name, "，。；：、,;:!！？?0123456789@") {
		return false
	}
	for _, end := range words().ends {
		if strings.HasSuffix(name, end) && (n > 2 || len(end) > 3) {
			return true
		}
	}
	return false
}
