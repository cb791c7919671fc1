package match

import (
	"strconv"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/internal/simplified"
)

// The reporting agency and year come from the title, else the signature, a sentence that names
// the report, the page's own title, and the known names.

// readTitle reads the title above the first heading; it returns where the lead may begin.
func (p *placement) readTitle(r *report.Report, end int, pageTitle string) int {
	titles := p.form.titler
	from := 0
	found, ok := titles.find(p.blocks, 0, end)
	if ok {
		r.Title = found.text
		p.trace.Found = append(p.trace.Found,
			Found{Field: "title", Raw: found.text, Where: p.blocks[found.first].Where})
		p.useLines(found)
		from = found.last + 1
		for again, ok := titles.find(p.blocks, from, end); ok && again.text == found.text; again,
			ok = titles.find(p.blocks, from, end) {
			p.report(source.Unplaced{Reason: source.Repeated, Text: again.text,
				Where: p.blocks[again.first].Where}, again.first)
			p.useLines(again)
			from = again.last + 1
		}
	} else if found, ok = titles.within(pageTitle); ok {
		r.Title = pageTitle
	}
	if found.misfit || ok && isShortened(found.text, titles.official) {
		p.odd = append(p.odd, oddity("text.misprint", "title", p.where(found, ok), found.text, titles.official))
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

// tell records what the file names as a field; an earlier, better source stays.
func (p *placement) tell(field, raw string, where source.Where) {
	if _, known := p.fields[field]; !known && raw != "" {
		p.fields[field] = Found{Field: field, Raw: raw, Where: where}
	}
}

// takeField takes a label and the text after it for a field of the cover; false when the edition
// has no such field.
func (p *placement) takeField(label, text string, where source.Where) bool {
	for _, f := range p.form.edition.Cover.Fields {
		if p.form.edition.SameLabel(f.Label, label) && text != "" {
			if f.ID == "agency" {
				p.rival("field", text, where)
			}
			p.tell(f.ID, text, where)
			return true
		}
	}
	return false
}

// isShortened reports whether a title ends in the official words without their year's report: 工作报告 for 工作年度报告.
func isShortened(text, official string) bool {
	r := []rune(official)
	tail := len(r) - 4
	if tail <= 0 {
		return false
	}
	short := string(r[:tail]) + string(r[len(r)-2:])
	return strings.HasSuffix(strings.TrimRight(simplified.Text(squeeze(text)), "》"), short)
}

// known looks for the known names where the agency is missing, or has other words around it.
func (p *placement) known(r *report.Report, s *source.Source, names []string) {
	if len(names) == 0 {
		return
	}
	told := p.fields["agency"]
	for _, name := range names {
		if name == told.Raw {
			return
		}
	}
	if told.Raw != "" { // what is told stays, but for what stands before the name
		for _, name := range names {
			if before, ok := strings.CutSuffix(told.Raw, name); ok && !onlyHan(before) {
				p.fields["agency"] = Found{Field: "agency", Raw: name, Where: told.Where}
			}
		}
		return
	}
	for _, text := range []string{r.Title, p.signature, s.Title, strings.Join(p.firstLines(), " ")} {
		if name := named(text, names); name != "" {
			p.fields["agency"] = Found{Field: "agency", Raw: name, Where: told.Where}
			return
		}
	}
}

// firstLines are the first lines of the text, where a page names who publishes it.
func (p *placement) firstLines() (lines []string) {
	const most = 30
	for _, b := range p.blocks[:min(len(p.blocks), most)] {
		lines = append(lines, beginning(b.Text))
	}
	return lines
}
