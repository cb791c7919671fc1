package match

import (
	"strings"

	"nianbao/internal/identity"
	"nianbao/internal/importing/source"
)

// rival notes that a text is signed by, or names as its own, another agency than its title names: it
// is one of the two. Where one name is the other for short nothing contradicts; nor does an office
// that signs its government's report.
func (p *placement) rival(how, raw string, where source.Where) {
	titled, known := p.fields["agency"]
	if !known || !isDepartment(titled.Raw) || !isDepartment(raw) ||
		shortOf(titled.Raw, raw) || shortOf(raw, titled.Raw) {
		return
	}
	p.odd = append(p.odd, oddity("file.named", how, where, raw, titled.Raw))
}

// departments are how the names of bodies end that report for themselves alone.
var departments = []string{"局", "委", "委员会", "厅", "镇人民政府", "乡人民政府", "街道办事处", "镇", "乡"}

func isDepartment(name string) bool {
	for _, end := range departments {
		if strings.HasSuffix(identity.Reduce(name), end) {
			return true
		}
	}
	return false
}

// shortOf reports whether all characters of a name are in another in their order.
func shortOf(name, whole string) bool {
	rest := []rune(identity.Reduce(name))
	for _, r := range identity.Reduce(whole) {
		if len(rest) > 0 && rest[0] == r {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
