package handout

import (
	"fmt"
	"strings"

	"nianbao/xlsx/book"
)

// numbered is the name of the n-th file of a kind; the first has no number.
func numbered(name string, n int, extension string) string {
	if n > 1 {
		name = fmt.Sprintf("%s(%d)", name, n)
	}
	return name + extension
}

// listed returns how many sheets are there already, and whether they have all the files that are
// new: then a run broke off after its sheet was written, or a template was deleted since.
func listed(p place, names []string) (sheets int, all bool, err error) {
	has := map[string]bool{}
	for {
		data, there, err := p.old(numbered(say("handout.sheet"), sheets+1, ".xlsx"))
		if err != nil {
			return 0, false, err
		}
		if !there {
			break
		}
		sheets++
		b, err := book.Open(data)
		if err != nil {
			continue // whatever the officer made of it
		}
		for _, s := range b.Sheets {
			for _, c := range s.Cells {
				for _, line := range strings.Split(c.Text, "\n") {
					has[line] = true
				}
			}
		}
	}
	for _, name := range strings.Split(strings.Join(names, "\n"), "\n") {
		if !has[name] {
			return sheets, false, nil
		}
	}
	return sheets, sheets > 0, nil
}
