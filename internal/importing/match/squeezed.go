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

// mostSearched is how many lines are searched for labels.
const mostSearched = 3_000

// unparted reports whether labels of tables are there and less than half of the figures.
func (p *placement) unparted() bool {
	slots := 0
	for _, t := range p.form.edition.Tables {
		slots += len(t.Slots)
	}
	if 2*p.trace.Figures() >= slots {
		return false
	}
	found := map[string]bool{}
	for _, b := range p.blocks[:min(len(p.blocks), mostSearched)] {
		line := templates.Normalize(beginning(b.Text))
		for _, l := range p.form.near {
			if label := string(l); len(l) >= squeezedLabel && strings.Contains(line, label) {
				found[label] = true
			}
		}
	}
	return max(len(found), len(p.labels)) >= squeezedLabels
}
