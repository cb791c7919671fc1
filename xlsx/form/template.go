package form

import (
	"io"
	"strings"
	"sync"
	"unicode"

	"nianbao/internal/memo"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
)

// Options are what the templates of one run have in common beside edition and year.
type Options struct {
	Scope    report.Scope // whose figures are asked for; "" is the agency's own
	Password string       // needed to take the locks off; "" for none
}

// Agency is whom a template is made for. What is left empty is an input of the template.
type Agency struct {
	Name string // 机关名称
	Code string // 统一社会信用代码
}

// Factory writes the templates of one edition and year. The first is built by excelize, the others are copied from it
// with only those parts made anew that differ. It may be used by several goroutines at once.
type Factory struct {
	edition   *templates.Edition
	identity  report.Identity // of every template, but for the agency
	lock      lock
	proposals map[string]string // slot → last year's slot it takes over
	variants  [4]func() (*variant, error)
	takeovers func(last *templates.Edition) []takeover
}

// NewFactory returns the factory for an edition and a year.
func NewFactory(e *templates.Edition, year int, o Options) (*Factory, error) {
	switch {
	case !e.InForce(year):
		return nil, message.NewError("template.year", "edition", e.ID, "year", year)
	case o.Scope == "":
		o.Scope = report.Own
	case o.Scope != report.Own && o.Scope != report.Area:
		return nil, message.NewError("template.scope", "scope", string(o.Scope))
	}
	f := &Factory{
		edition:   e,
		identity:  report.Identity{Edition: e.ID, Year: year, Scope: o.Scope, Release: Release},
		proposals: proposals(e),
	}
	var err error
	if f.lock, err = newLock(o.Password, f.identity); err != nil {
		return nil, err
	}
	f.takeovers = memo.For(f.takeoversOf)
	for i := range f.variants {
		f.variants[i] = sync.OnceValues(func() (*variant, error) { return f.variant(i&1 != 0, i&2 != 0) })
	}
	return f, nil
}

// Write writes the template of one agency. Last year's report may be nil.
func (f *Factory) Write(w io.Writer, a Agency, prior *Prior) error {
	id := f.identity
	id.Agency, id.Code = oneLine(a.Name), oneLine(a.Code)
	line := IdentityLine(f.edition, id)
	if n := pack.Units(line) + pack.Units(id.Code); n > pack.MaxCell {
		return message.NewError("template.name.long", "length", pack.Units(a.Name),
			"limit", pack.MaxCell-n+pack.Units(a.Name))
	}
	which := 0
	if id.Agency != "" {
		which |= 1
	}
	if id.Code != "" {
		which |= 2
	}
	v, err := f.variants[which]()
	if err != nil {
		return err
	}
	differing := map[string]string{
		keyLine:                 escape(pack.Spell(line)),
		KeyAgency:               escape(pack.Spell(id.Agency)),
		KeyCode:                 escape(pack.Spell(id.Code)),
		keyProperty + KeyAgency: escape(id.Agency),
		keyProperty + KeyCode:   escape(id.Code),
	}
	if prior != nil {
		f.addPrior(differing, prior)
	}
	return v.write(w, differing, prior != nil)
}

// oneLine makes a name fit in a line: line breaks and control characters, which no agency's name
// has, become spaces, and spaces around it go.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}
