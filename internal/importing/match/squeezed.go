package match

import (
	"strings"
	"unicode/utf8"

	"nianbao/templates"
)

// squeezedLabels is how many labels one line must have for its table to count as run together,
// and squeezedLabel the fewest characters of a label that is no common word.
const (
	squeezedLabels = 12
	squeezedLabel  = 5
)

// squeezed reports whether the labels of tables are run together in one line.
func (p *placement) squeezed() bool {
	for _, b := range p.blocks {
		if utf8.RuneCountInString(b.Text) < 10*squeezedLabels {
			continue
		}
		line, found := templates.Normalize(beginning(b.Text)), map[string]bool{}
		for _, l := range p.form.near {
			if label := string(l); len(l) >= squeezedLabel && strings.Contains(line, label) {
				found[label] = true
			}
		}
		if len(found) >= squeezedLabels {
			return true
		}
	}
	return false
}
