package templates

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// decode reads an edition file. What the file leaves out is taken from the edition that base finds for its `base:`.
// The edition is as complete as the file allows; the problems say what is wrong with it.
func decode(data []byte, base func(id string) *Edition) (*Edition, []Problem) {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, []Problem{{lineOf(err), "yaml.syntax", []string{err.Error()}}}
	}
	r, e := &reader{}, &Edition{slots: map[string]*Slot{}}
	if len(root.Content) == 0 {
		return nil, []Problem{{1, "yaml.empty", nil}}
	}
	f := r.mapping(root.Content[0])
	e.ID, e.Name = f.need("edition"), f.need("name")
	r.years(e, f)
	if at := f.keys["base"]; at > 0 {
		e.Base = f.text("base")
		if b := base(e.Base); b != nil {
			inherit(e, b)
		} else {
			r.report(at, "base.unknown", e.Base)
		}
	}
	replace(&e.Issued, f.text("issued"))
	replace(&e.Title, f.text("title"))
	if n := f.take("cover"); n != nil {
		e.Cover = r.cover(n)
	}
	if n := f.take("sections"); n != nil {
		e.Sections = each(r, n, r.section)
	}
	tables := map[string]int{}
	for _, n := range r.list(f.take("tables")) {
		t := r.table(n)
		if tables[t.ID]++; tables[t.ID] > 1 {
			r.report(t.Line, "id.twice", t.ID)
			continue
		}
		setTable(e, t)
	}
	if n := f.take("relations"); n != nil {
		e.Relations, e.RelationsOf = each(r, n, r.relation), e.ID
	}
	if n := f.take("notes"); n != nil {
		e.Notes = each(r, n, r.note)
	}
	for label, also := range r.textLists(f.take("synonyms")) {
		e.Synonyms = addSynonyms(e.Synonyms, label, also)
	}
	if n := f.take("comparable"); n != nil {
		e.Comparable = r.textLists(n)
	}
	if n := f.take("prose"); n != nil {
		r.readProse(e, n)
	}
	f.end()
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			if e.slots[s.ID] != nil {
				r.report(s.Line, "id.twice", s.ID)
			}
			e.slots[s.ID] = s
		}
	}
	settleProse(e, r.report)
	lint(e, r.report)
	slices.SortStableFunc(r.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return e, r.problems
}

// lineOf finds the line a YAML syntax error names in its text; the parser tells it in no other way.
func lineOf(err error) int {
	_, rest, _ := strings.Cut(err.Error(), "line ")
	digits, _, _ := strings.Cut(rest, ":")
	line, _ := strconv.Atoi(digits)
	return max(line, 1)
}

func replace(field *string, text string) {
	if text != "" {
		*field = text
	}
}

// inherit takes over all that a variant of a form need not repeat.
func inherit(e, base *Edition) {
	e.Issued, e.Title, e.Cover = base.Issued, base.Title, base.Cover
	e.Tables, e.Sections = slices.Clone(base.Tables), base.Sections
	e.Relations, e.RelationsOf, e.Notes = base.Relations, base.RelationsOf, base.Notes
	e.Synonyms, e.Comparable = maps.Clone(base.Synonyms), base.Comparable
	e.Prose = inheritProse(base.Prose)
}

// setTable puts a table in the place of the base's table of the same id, or after the others.
func setTable(e *Edition, t *Table) {
	for i := range e.Tables {
		if e.Tables[i].ID == t.ID {
			e.Tables[i] = t
			return
		}
	}
	e.Tables = append(e.Tables, t)
}

func addSynonyms(all map[string][]string, label string, also []string) map[string][]string {
	if all == nil {
		all = map[string][]string{}
	}
	all[label] = append(slices.Clone(all[label]), also...)
	return all
}

func each[T any](r *reader, n *yaml.Node, read func(*yaml.Node) T) []T {
	var out []T
	for _, item := range r.list(n) {
		out = append(out, read(item))
	}
	return out
}

func (r *reader) years(e *Edition, f *fields) {
	n := f.take("years")
	if n == nil {
		r.report(f.line, "yaml.missing", "years")
		return
	}
	y := r.mapping(n)
	e.From, e.To = y.number("from", 1), y.number("to", 0)
	if e.To != 0 && e.To < e.From {
		r.report(y.line, "years.order", strconv.Itoa(e.From), strconv.Itoa(e.To))
	}
	y.end()
}

func (r *reader) cover(n *yaml.Node) Cover {
	f := r.mapping(n)
	c := Cover{Sheet: f.need("sheet")}
	c.Fields = each(r, f.take("fields"), func(n *yaml.Node) *Field {
		f := r.mapping(n)
		defer f.end()
		return &Field{ID: f.need("id"), Label: f.need("label"), Cell: f.address("cell"), Kind: f.text("kind"),
			Fixed: f.truth("fixed"), Line: f.line}
	})
	f.end()
	return c
}

func (r *reader) section(n *yaml.Node) *Section {
	f := r.mapping(n)
	defer f.end()
	s := &Section{ID: f.need("id"), Number: f.text("section"), Title: f.text("title"), Also: r.texts(f.take("also")),
		Sheet: f.need("sheet"), Placed: f.text("placed"), Hint: f.text("hint"), Length: f.number("length", 0),
		Renewed: f.truth("renewed"), Line: f.line}
	cells := f.need("cells")
	first, end, _ := strings.Cut(cells, ":")
	a, errA := ParseAddress(first)
	b, errB := ParseAddress(end)
	if errA != nil || errB != nil || a.Col != b.Col || a.Row > b.Row {
		r.report(f.line, "section.cells", s.ID, cells)
	}
	s.Cells = Range{a, b}
	return s
}

func (r *reader) note(n *yaml.Node) FillingNote {
	f := r.mapping(n)
	defer f.end()
	return FillingNote{Text: f.need("text"), Clause: f.need("clause"), Relation: f.text("relation")}
}

func (r *reader) relation(n *yaml.Node) *Relation {
	f := r.mapping(n)
	defer f.end()
	words := func(key string) Words { return r.words(f.take(key), key) }
	if f.by["basis"] == nil {
		r.report(f.line, "yaml.missing", "basis")
	}
	rel := &Relation{ID: f.need("id"), Class: Class(f.need("class")), Basis: words("basis"),
		Title: words("title"), Why: words("why"), Example: words("example"), Do: words("do"),
		Compare: cmp.Or(f.text("compare"), "="), Line: f.line}
	rel.Instances = expand(r.textLists(f.take("for")), r.texts(f.take("left")), r.texts(f.take("right")))
	return rel
}
