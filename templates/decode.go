package templates

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/yamlfile"
)

// reader reads the nodes of an edition file.
type reader struct{ yamlfile.Reader }

func (r *reader) address(f *yamlfile.Fields, key string) Address {
	given, line := f.Has(key), f.LineOf(key)
	text := f.Need(key)
	a, err := ParseAddress(text)
	if err != nil && given {
		r.Report(line, "yaml.address", key, text)
	}
	return a
}

// decode reads an edition file. What the file leaves out is taken from the edition that base
// finds for its `base:`. The edition is as complete as the file allows; the problems are the
// file's faults.
func decode(data []byte, base func(id string) *Edition) (*Edition, []Problem) {
	root, problems := yamlfile.Parse(data)
	if root == nil {
		return nil, problems
	}
	r, e := &reader{}, &Edition{slots: map[string]*Slot{}}
	f := r.Mapping(root)
	e.ID, e.Name = f.Need("edition"), f.Need("name")
	r.years(e, f)
	e.Base = f.Text("base")
	if at := f.LineOf("base"); e.Base != "" {
		if b := base(e.Base); b != nil {
			inherit(e, b)
		} else {
			r.Report(at, "base.unknown", e.Base)
		}
	}
	replace(&e.Issued, f.Text("issued"))
	replace(&e.Title, f.Text("title"))
	if n := f.Take("cover"); n != nil {
		e.Cover = r.cover(n)
	}
	if n := f.Take("sections"); n != nil {
		e.Sections = each(r, n, r.section)
	}
	tables := map[string]int{}
	for _, n := range r.List(f.Take("tables")) {
		t := r.table(n)
		if tables[t.ID]++; tables[t.ID] > 1 {
			r.Report(t.Line, "id.twice", t.ID)
			continue
		}
		setTable(e, t)
	}
	if n := f.Take("relations"); n != nil {
		e.Relations, e.RelationsOf = each(r, n, r.relation), e.ID
	}
	if n := f.Take("notes"); n != nil {
		e.Notes = each(r, n, r.note)
	}
	for label, also := range r.TextLists(f.Take("synonyms")) {
		e.Synonyms = addSynonyms(e.Synonyms, label, also)
	}
	if n := f.Take("comparable"); n != nil {
		e.Comparable = r.TextLists(n)
	}
	if n := f.Take("shifts"); n != nil {
		e.Shifts = each(r, n, r.shift)
	}
	if n := f.Take("prose"); n != nil {
		r.readProse(e, n)
	}
	f.End()
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			if e.slots[s.ID] != nil {
				r.Report(s.Line, "id.twice", s.ID)
			}
			e.slots[s.ID] = s
		}
	}
	settleProse(e, r.Report)
	lint(e, r.Report)
	r.Sort()
	return e, r.Problems
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
	e.Shifts, e.Prose = base.Shifts, inheritProse(base.Prose)
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
	for _, item := range r.List(n) {
		out = append(out, read(item))
	}
	return out
}

func (r *reader) years(e *Edition, f *yamlfile.Fields) {
	n := f.Take("years")
	if n == nil {
		r.Report(f.Line, "yaml.missing", "years")
		return
	}
	y := r.Mapping(n)
	e.From, e.To = y.Number("from", 1), y.Number("to", 0)
	if e.To != 0 && e.To < e.From {
		r.Report(y.Line, "years.order", strconv.Itoa(e.From), strconv.Itoa(e.To))
	}
	y.End()
}

func (r *reader) cover(n *yaml.Node) Cover {
	f := r.Mapping(n)
	c := Cover{Sheet: f.Need("sheet")}
	c.Fields = each(r, f.Take("fields"), func(n *yaml.Node) *Field {
		f := r.Mapping(n)
		defer f.End()
		return &Field{ID: f.Need("id"), Label: f.Need("label"), Cell: r.address(f, "cell"), Kind: f.Text("kind"),
			Fixed: f.Truth("fixed"), Line: f.Line}
	})
	f.End()
	return c
}

// numeral holds the number of a part to those by which the parts are put in order.
func (r *reader) numeral(f *yamlfile.Fields, number string) string {
	if number != "" && (len(number) != len("一") || !strings.Contains(numerals, number)) {
		r.Report(f.LineOf("section"), "part.number", number)
	}
	return number
}

func (r *reader) section(n *yaml.Node) *Section {
	f := r.Mapping(n)
	defer f.End()
	s := &Section{ID: f.Need("id"), Number: r.numeral(f, f.Text("section")), Title: f.Text("title"),
		Also:  r.Texts(f.Take("also")),
		Sheet: f.Need("sheet"), Placed: f.Text("placed"), Hint: f.Text("hint"), Length: f.Number("length", 0),
		Renewed: f.Truth("renewed"), Line: f.Line}
	cells := f.Need("cells")
	first, end, _ := strings.Cut(cells, ":")
	a, errA := ParseAddress(first)
	b, errB := ParseAddress(end)
	if errA != nil || errB != nil || a.Col != b.Col || a.Row > b.Row {
		r.Report(f.Line, "section.cells", s.ID, cells)
	}
	s.Cells = Range{a, b}
	if s.Usual = f.Number("usual", s.Cells.Rows()); s.Usual > s.Cells.Rows() {
		r.Report(f.LineOf("usual"), "section.usual", s.ID, strconv.Itoa(s.Usual), strconv.Itoa(s.Cells.Rows()))
	}
	return s
}

func (r *reader) note(n *yaml.Node) FillingNote {
	f := r.Mapping(n)
	defer f.End()
	return FillingNote{Text: f.Need("text"), Clause: f.Need("clause"), Relation: f.Text("relation")}
}

func (r *reader) shift(n *yaml.Node) Shift {
	f := r.Mapping(n)
	defer f.End()
	return Shift{Year: f.Number("year", 1), Slots: r.Texts(f.Take("slots")),
		Because: r.words(f.Take("because"), "because")}
}

func (r *reader) relation(n *yaml.Node) *Relation {
	f := r.Mapping(n)
	defer f.End()
	words := func(key string) Words { return r.words(f.Take(key), key) }
	if !f.Has("basis") {
		r.Report(f.Line, "yaml.missing", "basis")
	}
	rel := &Relation{ID: f.Need("id"), Class: Class(f.Need("class")), Basis: words("basis"),
		Title: words("title"), Why: words("why"), Example: words("example"), Do: words("do"),
		Compare: cmp.Or(f.Text("compare"), "="), Line: f.Line}
	rel.Instances = expand(r.TextLists(f.Take("for")), r.Texts(f.Take("left")), r.Texts(f.Take("right")))
	return rel
}
