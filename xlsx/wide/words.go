package wide

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"nianbao/internal/report"
	"nianbao/internal/simplified"
	"nianbao/internal/yamlfile"
	"nianbao/templates"
)

// Field is a column about whose row it is.
type Field string

// The fields, in the order in which they are written.
const (
	Agency  Field = "agency"
	Code    Field = "code"
	Level   Field = "level"
	Year    Field = "year"
	Edition Field = "edition"
	Scope   Field = "scope"
	Verdict Field = "verdict"
)

var fields = []Field{Agency, Code, Level, Year, Edition, Scope, Verdict}

//go:embed words.yaml
var wordSource []byte

// vocabulary is words.yaml made ready for looking up.
type vocabulary struct {
	fields map[string]Field
	heads  map[Field]string // how a column is headed that no cover has a label for
	scopes map[string]report.Scope
	sums   []string
}

var words = sync.OnceValue(func() *vocabulary {
	file := yamlfile.Embedded[struct {
		Fields map[Field][]string
		Scopes map[report.Scope][]string
		Sums   []string
	}](wordSource)
	v := &vocabulary{fields: map[string]Field{}, heads: map[Field]string{}, scopes: map[string]report.Scope{}}
	for field, all := range file.Fields {
		v.heads[field] = all[0]
		for _, w := range all {
			v.fields[squash(w)] = field
		}
	}
	for _, e := range templates.Builtin() {
		for _, f := range e.Cover.Fields {
			if slices.Contains(fields, Field(f.ID)) {
				v.fields[squash(f.Label)] = Field(f.ID)
			}
		}
	}
	for scope, all := range file.Scopes {
		for _, w := range append(all, scope.Label()) {
			v.scopes[squash(w)] = scope
		}
	}
	for _, w := range file.Sums {
		v.sums = append(v.sums, squash(w))
	}
	return v
})

// squash is a label for comparison: letters and digits alone, in simplified characters.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, simplified.Text(templates.Normalize(s)))
}

// ordinal is what numbers a label: 一、 （三） 1.
var ordinal = regexp.MustCompile(`^\s*([（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．]|\d+[、.．])`)

// spelt are the ways a label may be written: whole, and without its number.
func spelt(label string) []string {
	whole := squash(label)
	if bare := squash(ordinal.ReplaceAllString(label, "")); bare != whole && bare != "" {
		return []string{whole, bare}
	}
	return []string{whole}
}

// addsUp reports whether a row is a sum of others, by what stands where agencies are named.
func addsUp(agency string) bool { return slices.Contains(words().sums, squash(agency)) }
