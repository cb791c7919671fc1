package templates

// Description is an edition as other programs meet it: `editions show --format json`. It is a contract: fields may be
// added, never renamed or dropped; lists are never null.
type Description struct {
	ID        string                `json:"id"`
	Name      string                `json:"name"`
	Base      string                `json:"base"`
	Issued    string                `json:"issued"`
	Years     Years                 `json:"years"`
	Tables    []TableDescription    `json:"tables"`
	Sections  []SectionDescription  `json:"sections"`
	Inputs    []InputDescription    `json:"inputs"` // all else an agency fills in
	Relations []RelationDescription `json:"relations"`
}

// Years are the report years an edition is in force; To is null while it is.
type Years struct {
	From int  `json:"from"`
	To   *int `json:"to"`
}

// TableDescription is one official table; its slots are in reading order.
type TableDescription struct {
	ID      string            `json:"id"`
	Section string            `json:"section"`
	Title   string            `json:"title"`
	Sheet   string            `json:"sheet"`
	Slots   []SlotDescription `json:"slots"`
}

// SlotDescription is the place of one official value.
type SlotDescription struct {
	ID     string    `json:"id"`
	Cell   string    `json:"cell"` // the top left of a merged input
	Row    string    `json:"row"`
	Column string    `json:"column"`
	Kind   ValueKind `json:"kind"`
	Unit   string    `json:"unit"` // fixed by the form, "" otherwise
}

// SectionDescription is a part of prose: one column of cells, a paragraph each.
type SectionDescription struct {
	ID      string `json:"id"`
	Heading string `json:"heading"`
	Sheet   string `json:"sheet"`
	Cells   string `json:"cells"`
}

// InputDescription is a field of the cover or the choice 零报告 of a table; empty means unset, or
// no.
type InputDescription struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"`
	Kind  string `json:"kind"` // text, date or choice
}

// RelationDescription names a relation; rules explain prints its instances.
type RelationDescription struct {
	ID    string `json:"id"`
	Class Class  `json:"class"`
	Basis string `json:"basis"`
}

// Describe returns the edition's description.
func Describe(e *Edition) Description {
	d := Description{ID: e.ID, Name: e.Name, Base: e.Base, Issued: e.Issued, Years: Years{From: e.From},
		Tables: []TableDescription{}, Sections: []SectionDescription{}, Inputs: []InputDescription{},
		Relations: []RelationDescription{}}
	if e.To != 0 {
		d.Years.To = &e.To
	}
	for _, f := range e.Cover.Fields {
		kind := f.Kind
		if kind == "" {
			kind = "text"
		}
		d.Inputs = append(d.Inputs, InputDescription{"cover." + f.ID, f.Label, e.Cover.Sheet, f.Cell.String(), kind})
	}
	for _, p := range e.Outline() {
		if p.Section != nil {
			d.Sections = append(d.Sections, SectionDescription{p.Section.ID, p.Heading(), p.Section.Sheet,
				p.Section.Cells.String()})
			continue
		}
		t := TableDescription{ID: p.Table.ID, Section: p.Table.Number, Title: p.Table.Title,
			Sheet: p.Table.Sheet, Slots: []SlotDescription{}}
		for _, s := range p.Table.Slots {
			t.Slots = append(t.Slots, SlotDescription{s.ID, s.Cell.String(), s.Row, s.Column, s.Kind, s.Unit})
		}
		d.Tables = append(d.Tables, t)
		if n := p.Table.Nil; n != nil {
			d.Inputs = append(d.Inputs, InputDescription{"nil." + p.Table.ID, n.Text, p.Table.Sheet,
				n.Cell.String(), "choice"})
		}
	}
	for _, r := range e.Relations {
		d.Relations = append(d.Relations, RelationDescription{r.ID, r.Class, r.Basis.Chinese})
	}
	return d
}
