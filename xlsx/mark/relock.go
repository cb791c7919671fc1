package mark

import (
	"strings"

	"nianbao/xlsx/form"
)

// relock restores the looks, guards and locks of sheets whose protection was lost on the way, so
// that the agency corrects in a form like the one it was sent. Some programs drop all of these at
// once, and a lock without the looks would close the inputs, which are open by their look. A
// sheet whose rows or columns were moved stays open: the places of some of its cells are unknown.
func (k *marker) relock() {
	for i := range k.sheets {
		s := &k.sheets[i]
		if !k.unlocked(s.Name) || k.shifted(s) {
			continue
		}
		guards, err := k.File.GetDataValidations(s.Name)
		k.Do(err)
		for j := range s.Cells {
			c := &s.Cells[j]
			k.Do(k.File.SetCellStyle(s.Name, c.First.String(), c.Last.String(), k.Style(form.LookOf(s, c))))
			if len(guards) == 0 {
				k.Validate(s, c)
			}
		}
		k.View(s)
		k.Page(s)
		k.Protect(s.Name)
	}
}

// unlocked reports whether the reader found a sheet without protection. It lists such sheets by their names.
func (k *marker) unlocked(name string) bool {
	const between = "、"
	for _, o := range k.Report.Oddities {
		if o.Rule == "file.protection" && strings.Contains(between+o.Actual+between, between+name+between) {
			return true
		}
	}
	return false
}

// shifted reports whether cells of a sheet are elsewhere than issued.
func (k *marker) shifted(s *form.Sheet) bool {
	for _, o := range k.Report.Oddities {
		if o.Sheet == s.Name && (o.Rule == "file.rows" || o.Rule == "file.columns" || o.Rule == "file.sheet") {
			return true
		}
	}
	return k.moved(s)
}
