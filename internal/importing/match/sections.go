package match

import (
	"cmp"
	"slices"
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
		p.rival("signed", p.signature, source.Where{})
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

// withOwn adds headings unknown to the form that are numbered like its parts, where they follow a
// table: the text below them belongs to no table.
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

// paragraph adds text to a part; text beside a table goes to the notes.
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

// prose takes every line of a section unchanged; links, buttons and the mark of a draft are none.
func (p *placement) prose(r *report.Report, part templates.Part, z zone) {
	for i := z.from; i < z.to; i++ {
		text := source.Trim(p.blocks[i].Text)
		switch {
		case text == "" || p.used[i] || p.blocks[i].Heading:
		case p.blocks[i].Link || isButton(text) || isAttachment(text):
			p.unplacedBlock(source.Furniture, i)
		default:
			p.used[i] = true
			p.paragraph(r, part, text, p.blocks[i].Where)
		}
	}
}

// lead sorts the lines before the first heading: above the title is what belongs to the page,
// below it the lead, from the first sentence to the last; between them are the page's additions
// (the date, the source).
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
