package templates

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/yamlfile"
)

// Prose holds the words by which the prose of a report names the form's figures, and the form's
// other requirements on prose. They are recognised in every spelling agencies use; their meaning
// is that of the slots they lead to.
type Prose struct {
	Subjects []*Subject
	// Beside are words that may accompany any figure and change nothing about it.
	Beside []string
	// Kinds are groups of words that each part a figure in another way: by channel, by applicant, by outcome. A list
	// that mixes them counts the same thing twice.
	Kinds []WordKind
	// Wholes are lists of words that between them are all there is: 建议 and 提案.
	Wholes [][]string
	Scopes Scopes
	Notice Notice
	Fee    *Fee // nil where the form does not ask for the fee
	// Formulas are the phrases every report has, which are nobody's own words.
	Formulas []string
}

// Subject is one thing figures of the form are about: applications, reviews, documents.
type Subject struct {
	ID     string
	Nouns  []string // words that name it
	Near   []string // words that name it only in the clause they stand in
	Others []string // words close by that name something else
	Beside []string // words that may stand with its figures and change nothing
	// Otherwise are words of a sentence that parts a group in another way than the form: by 驳回, 撤回, 调解.
	Otherwise []string
	Units     []string // measure words it is counted in
	Figures   []*Figure
	Line      int
}

// Figure is one figure of the form as prose names it.
type Figure struct {
	ID   string
	Rule string // id of the rule that judges it
	// words that name it, simplified, with families: 结转{至|}下年; <次年> and <上年> stand for the years
	// beside the report's
	Words []string
	// None are words that mean zero: 上年无结转.
	None []string
	// Usage is whose the words are: two terms of the form in one sentence decide what it is
	// about.
	Usage Usage
	// Of is the figure this is a row of, where rows of several bear one name: 结果维持 of 行政复议 and of 行政诉讼.
	Of string
	// Shares is another figure whose cell of the form this is counted in, where prose
	// distinguishes the two and nobody knows whether an agency's figure is of both: 废止 and
	// 宣布失效.
	Shares string
	// Whole means that a part of a list is never this figure, but a part of it:
	// 收到10件，其中网上收到6件.
	Whole bool
	// Bare means that the subject's noun alone names it: 政府信息公开申请12件.
	Bare bool
	// Among means that its words name it only beside those of another row: 维持6件、其他2件.
	Among bool
	// Stock means that it counts what there is at a time, however it came about: 现行有效.
	Stock bool
	// Deniable means that 未, 没有 or 无 before a word makes the figure nil.
	Deniable bool
	// Sums are the sums of slots the prose may mean; any one of them will do.
	Sums     [][]string
	patterns [][]string // as the edition writes them, * for all rows of a group
	Line     int
	own      bool // declared by the edition itself, not taken over from its base
}

// Usage is whose figure the words name.
type Usage string

const (
	Common Usage = ""       // everybody's
	Shared Usage = "shared" // the form's, said of other things too: 予以公开
	Own    Usage = "own"    // the form's, said of hardly anything else: 无法提供
)

// WordKind is one way of parting a figure.
type WordKind struct {
	ID    string
	Words []string
	// Partial means that a figure beside one of the words is a part of the form's figure and
	// never the whole.
	Partial bool
	// Rows means that they are rows of the form, of which prose may name only some.
	Rows bool
	// Nested means that such figures lie within one another: of ten answered, nine were content.
	Nested bool
	// Across means that it may apply to the things of any other part, Persons that it may apply
	// to persons: of twenty clerks, nine are women and eleven members of the party.
	Across, Persons bool
}

// Scopes are the words that name whose figures are meant.
type Scopes struct {
	Area   []string // 全市
	Office []string // 局机关, 办公室
	// Everyone is all agencies of an area, unless some of them are named beside it: 各单位.
	Everyone []string
	Members  []string // 各县区, 下属单位
}

// Notice has the words by which prose cites the notice the report is made after.
type Notice struct {
	Report []string // what the notice is about
	Words  []string // 通知
	Titles []string // the full titles of the notice that issued this edition
}

// Fee is the statement about fees a section must make.
type Fee struct {
	Section string
	Words   []string // names of the fee
	None    []string // ways to say that none was collected
	Line    int
}

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
		p.Fee = &Fee{Section: s.Need("section"), Words: r.Texts(s.Take("words")), None: r.Texts(s.Take("none")),
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
		None: r.Texts(f.Take("none")), Whole: f.Truth("whole"), Bare: f.Truth("bare"), Among: f.Truth("among"),
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

// settleProse finds the slots of every figure. It drops the inherited figures whose slots the edition's own tables no
// longer have, and reports the edition's own that lead nowhere.
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
