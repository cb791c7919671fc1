package match

import (
	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

// leftovers sorts the text in a table that is neither one of its labels nor one of its values: an
// unknown row, prose beside the table, lines of dashes, loose words. Nothing is dropped.
func (p *placement) leftovers(z zone, segment []token, label string) {
	words := written(segment)
	if z.table == nil {
		// Not a table's own section: what no label claims belongs to the prose around. Only the rest of a line that
		// was used in part would get lost there.
		for _, t := range words {
			if t.part && p.used[t.block] {
				p.unplaced(source.Loose, t.text, nil, t)
			}
		}
		return
	}
	prose := p.proseAmong(words)
	for i := 0; i < len(words); {
		text := ""
		if !isFigure(words[i].text) {
			text = words[i].text
			i++
		}
		from := i
		for i < len(words) && isFigure(words[i].text) {
			i++
		}
		p.leftover(z, words, from, i, text, label, text != "" && prose[from-1])
	}
}

// proseAmong marks the words that are prose: sentences, the line right above one, and numbered
// sub-headings above those. A row of an unrecognised table is none.
func (p *placement) proseAmong(words []token) []bool {
	prose := make([]bool, len(words))
	for i := len(words) - 1; i >= 0; i-- {
		t := words[i]
		if t.part || isFigure(t.text) {
			continue
		}
		next := i+1 < len(words) && !words[i+1].part
		n := templates.Normalize(t.text[:min(len(t.text), longestLabel)])
		_, numbered := withoutOrdinal(n)
		prose[i] = isSentence(t.text) || next && isSentence(words[i+1].text) ||
			next && prose[i+1] && numbered && !p.form.begins(n) && len(p.form.resemble(t.text).may) == 0
	}
	return prose
}

// leftover sorts one text and the figures behind it, words[from:to]; label is the earlier label
// that serves where the text is missing.
func (p *placement) leftover(z zone, words []token, from, to int, text, label string, prose bool) {
	figures := words[from:to]
	for len(figures) > 0 && isDash(figures[len(figures)-1].text) {
		p.marks(figures[len(figures)-1])
		figures = figures[:len(figures)-1]
	}
	var t token
	if text != "" {
		t = words[from-1]
		p.use(t)
	}
	switch {
	case len(figures) > 0 && text == "":
		p.unplaced(source.NoSlot, label, figures)
	case len(figures) > 0:
		p.unplaced(source.NoSlot, text, figures, t)
	case text == "":
	case !t.part && prose:
		b := p.blocks[t.block]
		place, _ := b.Where.Place()
		p.notes = append(p.notes, report.Paragraph{Text: source.Trim(b.Text), Table: z.table.ID, Place: place})
	default:
		p.unplaced(source.Loose, text, nil, t)
	}
}
