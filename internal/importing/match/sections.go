package match

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

// The sections that have no heading in a published text.
const (
	leadSection  = "lead"
	notesSection = "notes"
)

// readSections finds the parts of the form by their headings, reads what came as lines, and gives every line its place.
func (p *placement) readSections(r *report.Report, pageTitle string) {
	chosen, others := p.form.headings(p.blocks, p.used)
	chosen = p.withOwn(chosen)
	for _, h := range others {
		if p.blocks[h.block].Caption {
			p.used[h.block] = true
		} else {
			p.unplacedBlock(source.Repeated, h.block)
		}
	}
	for _, h := range chosen {
		p.used[h.block] = true
	}
	end := len(p.blocks)
	if len(chosen) > 0 {
		end = chosen[0].block
	}
	titled := p.readTitle(r, end, pageTitle)
	zones := p.zones(chosen, end)
	p.ending(zones[len(zones)-1])
	if likeAgency(p.signature) {
		p.tell("agency", p.signature, source.Where{})
	}
	p.readStreams(inFormOrder(zones))

	if len(chosen) == 0 {
		titled = end // nothing tells where a lead would end
	}
	p.lead(r, titled, end)
	for i, h := range chosen {
		p.section(r, h, zones[i+1])
	}
	if len(p.notes) > 0 {
		r.Prose[notesSection] = append(p.notes, r.Prose[notesSection]...)
	}
	p.proofreadHeadings(chosen)
	if len(chosen) > 0 {
		p.metadata(end)
	}
}

// zones are the lines before the first heading and those below each.
func (p *placement) zones(chosen []heading, end int) []zone {
	zones := []zone{{from: 0, to: end, part: -1}}
	for i, h := range chosen {
		z := zone{from: h.block + 1, to: len(p.blocks), table: p.form.outline[h.part].Table, part: h.part}
		if i+1 < len(chosen) {
			z.to = chosen[i+1].block
		}
		zones = append(zones, z)
	}
	return zones
}

// inFormOrder sorts zones as the form has them: tables that changed places are read all the same.
func inFormOrder(zones []zone) []zone {
	zones = slices.Clone(zones)
	slices.SortStableFunc(zones, func(a, b zone) int { return cmp.Compare(a.part, b.part) })
	return zones
}

// section takes the prose of a section.
func (p *placement) section(r *report.Report, h heading, z zone) {
	part := p.form.outline[h.part]
	switch {
	case h.own:
		p.paragraph(r, part, source.Trim(p.blocks[h.block].Text), p.blocks[h.block].Where)
	case h.rest != "":
		p.paragraph(r, part, h.rest, p.blocks[h.block].Where)
	}
	if part.Section != nil {
		p.prose(r, part, z)
	}
}

// otherSection is where what an office reports beyond the form belongs (其他需要报告的事项).
const otherSection = "other"

// withOwn adds headings that are numbered like the parts of the form and that it does not know, where they follow a table:
// what stands below belongs to no table.
func (p *placement) withOwn(chosen []heading) []heading {
	other := slices.IndexFunc(p.form.outline, func(part templates.Part) bool {
		return part.Section != nil && part.Section.ID == otherSection
	})
	if other < 0 {
		return chosen
	}
	out := make([]heading, 0, len(chosen))
	for i, h := range chosen {
		out = append(out, h)
		table := p.form.outline[h.part].Table
		if table == nil {
			continue
		}
		to := len(p.blocks)
		if i+1 < len(chosen) {
			to = chosen[i+1].block
		}
		for k := h.block + 1; k < to; k++ {
			if p.used[k] || !p.form.ownHeading(p.blocks[k].Text, p.form.parts[h.part].number) {
				continue
			}
			out = append(out, heading{block: k, part: other, own: true})
			break
		}
	}
	return out
}

// unplacedBlock reports a whole line.
func (p *placement) unplacedBlock(reason source.Reason, i int) {
	p.used[i] = true
	p.report(source.Unplaced{Reason: reason, Text: source.Trim(p.blocks[i].Text), Where: p.blocks[i].Where}, i)
}

// paragraph adds text to a part; what stands beside a table goes to the notes.
func (p *placement) paragraph(r *report.Report, part templates.Part, text string, where source.Where) {
	place, _ := where.Place()
	id, table := "", ""
	if part.Section != nil {
		id = part.Section.ID
	} else {
		id, table = notesSection, part.Table.ID
	}
	r.Prose[id] = append(r.Prose[id], report.Paragraph{Text: text, Table: table, Place: place})
}

// prose takes every line of a section as it stands.
func (p *placement) prose(r *report.Report, part templates.Part, z zone) {
	for i := z.from; i < z.to; i++ {
		if text := source.Trim(p.blocks[i].Text); text != "" && !p.used[i] && !p.blocks[i].Heading {
			p.used[i] = true
			p.paragraph(r, part, text, p.blocks[i].Where)
		}
	}
}

// lead sorts the lines before the first heading: above the title stands what belongs to the page, below it the lead, from
// the first sentence to the last; and between them whatever a page puts there (the date, the source).
func (p *placement) lead(r *report.Report, titled, end int) {
	section := p.form.edition.Section(leadSection)
	for i := range end {
		text := source.Trim(p.blocks[i].Text)
		switch {
		case text == "" || p.used[i] || p.blocks[i].Heading:
		case i >= titled && section != nil && isSentence(text) && !isFurniture(text):
			p.used[i] = true
			p.paragraph(r, templates.Part{Section: section}, text, p.blocks[i].Where)
		case isFurniture(text):
			label, value, _ := strings.Cut(strings.ReplaceAll(strings.TrimLeft(text, "•· "), "：", ":"), ":")
			p.takeField(source.Trim(label), source.Trim(value), p.blocks[i].Where)
			p.unplacedBlock(source.Furniture, i)
		default:
			p.unplacedBlock(source.Loose, i)
		}
	}
}

// readTitle finds the title above the first heading and what it tells; it returns where the lead may begin.
func (p *placement) readTitle(r *report.Report, end int, pageTitle string) int {
	titles := p.form.titler
	from := 0
	found, ok := titles.find(p.blocks, 0, end)
	if ok {
		r.Title = found.text
		p.trace.Found = append(p.trace.Found, Found{Field: "title", Raw: found.text, Where: p.blocks[found.first].Where})
		p.useLines(found)
		from = found.last + 1
		for again, ok := titles.find(p.blocks, from, end); ok && again.text == found.text; again, ok = titles.find(p.blocks, from, end) {
			p.report(source.Unplaced{Reason: source.Repeated, Text: again.text, Where: p.blocks[again.first].Where}, again.first)
			p.useLines(again)
			from = again.last + 1
		}
	} else if found, ok = titles.within(pageTitle); ok {
		r.Title = pageTitle
	}
	p.tell("agency", found.agency, p.where(found, ok))
	if found.year > 0 {
		p.tell("year", strconv.Itoa(found.year), p.where(found, ok))
	}
	for i := from; i < end; i++ {
		text := p.blocks[i].Text
		if named, ok := titles.within(text); ok {
			p.tell("agency", named.agency, p.blocks[i].Where)
			p.tell("year", strconv.Itoa(named.year), p.blocks[i].Where)
		}
		if year := periodYear(text); year > 0 {
			p.tell("year", strconv.Itoa(year), p.blocks[i].Where)
		}
	}
	return from
}

func (p *placement) where(t title, ok bool) source.Where {
	if !ok || t.first >= len(p.blocks) {
		return source.Where{}
	}
	return p.blocks[t.first].Where
}

// useLines accounts for the lines of a title.
func (p *placement) useLines(t title) {
	for i := t.first; i <= t.last; i++ {
		p.used[i] = true
	}
}

// tell records what the file says about itself; what was told before, and better, stays.
func (p *placement) tell(field, raw string, where source.Where) {
	if _, known := p.fields[field]; !known && raw != "" {
		p.fields[field] = Found{Field: field, Raw: raw, Where: where}
	}
}

// takeField takes a label and what stands behind it for a field of the cover; false when the edition has none such.
func (p *placement) takeField(label, text string, where source.Where) bool {
	for _, f := range p.form.edition.Cover.Fields {
		if p.form.edition.SameLabel(f.Label, label) && text != "" {
			p.tell(f.ID, text, where)
			return true
		}
	}
	return false
}

// metadata makes page furniture of what tables before the report hold: name, publisher, date of publication.
func (p *placement) metadata(end int) {
	for i := range p.trace.Unplaced {
		u := &p.trace.Unplaced[i]
		if u.Order > end || u.Reason != source.NoSlot && u.Reason != source.Loose {
			continue
		}
		u.Text = strings.TrimSpace(u.Text + " " + strings.Join(u.Figures, " "))
		u.Reason, u.Figures = source.Furniture, nil
	}
}
