package templates

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/yamlfile"
)

// readProse reads an edition's words for prose, over those of its base: a subject or a figure of
// the same id replaces the base's, lists given replace lists.
func (r *reader) readProse(e *Edition, n *yaml.Node) {
	f, p := r.Mapping(n), &e.Prose
	defer f.End()
	for _, item := range r.List(f.Take("subjects")) {
		r.subject(p, item)
	}
	r.replaceTexts(&p.Beside, f.Take("beside"))
	r.replaceTexts(&p.Formulas, f.Take("formulas"))
	if kinds := f.Take("kinds"); kinds != nil {
		p.Kinds = each(r, kinds, func(n *yaml.Node) WordKind {
			f := r.Mapping(n)
			defer f.End()
			return WordKind{ID: f.Need("id"), Words: r.Texts(f.Take("words")), Partial: f.Truth("partial"),
				Nested: f.Truth("nested"), Across: f.Truth("across"),
				Persons: f.Truth("persons"), Rows: f.Truth("rows")}
		})
	}
	if wholes := f.Take("wholes"); wholes != nil {
		p.Wholes = each(r, wholes, r.Texts)
	}
	if scopes := f.Take("scopes"); scopes != nil {
		s := r.Mapping(scopes)
		p.Scopes = Scopes{Area: r.Texts(s.Take("area")), Office: r.Texts(s.Take("office")),
			Everyone: r.Texts(s.Take("everyone")), Members: r.Texts(s.Take("members"))}
		s.End()
	}
	if notice := f.Take("notice"); notice != nil {
		s := r.Mapping(notice)
		r.replaceTexts(&p.Notice.Report, s.Take("report"))
		r.replaceTexts(&p.Notice.Words, s.Take("words"))
		r.replaceTexts(&p.Notice.Titles, s.Take("titles"))
		s.End()
	}
	if fee := f.Take("fee"); fee != nil {
		s := r.Mapping(fee)
		p.Fee = &Fee{
			Section: s.Need("section"), Words: r.Texts(s.Take("words")), None: r.Texts(s.Take("none")),
			Line: s.Line}
		s.End()
	}
}

func (r *reader) replaceTexts(list *[]string, n *yaml.Node) {
	if n != nil {
		*list = r.Texts(n)
	}
}

func (r *reader) subject(p *Prose, n *yaml.Node) {
	f := r.Mapping(n)
	defer f.End()
	s := &Subject{ID: f.Need("id"), Line: f.Line}
	if i := slices.IndexFunc(p.Subjects, func(o *Subject) bool { return o.ID == s.ID }); i >= 0 {
		inherited := *p.Subjects[i]
		inherited.Figures, inherited.Line = slices.Clone(inherited.Figures), f.Line
		s, p.Subjects[i] = &inherited, &inherited
	} else {
		p.Subjects = append(p.Subjects, s)
	}
	r.replaceTexts(&s.Nouns, f.Take("nouns"))
	r.replaceTexts(&s.Near, f.Take("near"))
	r.replaceTexts(&s.Others, f.Take("others"))
	r.replaceTexts(&s.Beside, f.Take("beside"))
	r.replaceTexts(&s.Otherwise, f.Take("otherwise"))
	r.replaceTexts(&s.Units, f.Take("units"))
	for _, item := range r.List(f.Take("figures")) {
		figure := r.figure(item)
		if i := slices.IndexFunc(s.Figures, func(o *Figure) bool { return o.ID == figure.ID }); i >= 0 {
			s.Figures[i] = figure
		} else {
			s.Figures = append(s.Figures, figure)
		}
	}
}

func (r *reader) figure(n *yaml.Node) *Figure {
	f := r.Mapping(n)
	defer f.End()
	return &Figure{ID: f.Need("id"), Rule: f.Need("rule"), Words: r.Texts(f.Take("words")),
		None: r.Texts(f.Take("none")), Whole: f.Truth("whole"),
		Bare: f.Truth("bare"), Among: f.Truth("among"),
		Stock:    f.Truth("stock"),
		Deniable: f.Truth("deniable"), Usage: r.usage(f), Of: f.Text("of"), Shares: f.Text("shares"),
		patterns: each(r, f.Take("sums"), r.Texts), Line: f.Line, own: true}
}

// usage reads whose a figure's words are.
func (r *reader) usage(f *yamlfile.Fields) Usage {
	u := Usage(f.Text("usage"))
	if u != Common && u != Shared && u != Own {
		r.Report(f.Line, "prose.usage", string(u))
	}
	return u
}

// inheritProse copies the base's words for prose.
func inheritProse(base Prose) Prose {
	p := base
	p.Subjects = nil
	for _, s := range base.Subjects {
		inherited := *s
		inherited.Figures = nil
		for _, f := range s.Figures {
			figure := *f
			figure.own = false
			inherited.Figures = append(inherited.Figures, &figure)
		}
		p.Subjects = append(p.Subjects, &inherited)
	}
	return p
}

// settleProse finds the slots of every figure. It drops the inherited figures whose slots the
// edition's own tables no longer have, and reports the edition's own that lead nowhere.
func settleProse(e *Edition, report func(line int, code string, args ...string)) {
	for _, s := range e.Prose.Subjects {
		s.Figures = slices.DeleteFunc(s.Figures, func(f *Figure) bool {
			var missing []string
			f.Sums, missing = e.sums(f.patterns)
			if !f.own {
				return len(missing) > 0
			}
			if len(f.Words) == 0 || len(f.Sums) == 0 {
				report(f.Line, "prose.empty", s.ID+"."+f.ID)
			}
			for _, slot := range missing {
				report(f.Line, "prose.slot", s.ID+"."+f.ID, slot)
			}
			return false
		})
	}
	if fee := e.Prose.Fee; fee != nil && e.Section(fee.Section) == nil {
		report(fee.Line, "prose.section", fee.Section)
	}
}

// sums finds the slots that patterns match, and the patterns that match none.
func (e *Edition) sums(patterns [][]string) (sums [][]string, missing []string) {
	for _, terms := range patterns {
		var sum []string
		for _, pattern := range terms {
			found := e.matching(pattern)
			if len(found) == 0 && !slices.Contains(missing, pattern) {
				missing = append(missing, pattern)
			}
			sum = append(sum, found...)
		}
		sums = append(sums, sum)
	}
	return sums, missing
}

// matching returns the ids of the slots a pattern matches, in the order of the form.
func (e *Edition) matching(pattern string) []string {
	if e.Slot(pattern) != nil {
		return []string{pattern}
	}
	var ids []string
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			if match(pattern, s.ID) {
				ids = append(ids, s.ID)
			}
		}
	}
	return ids
}
