package book

// Whole returns the reason why not all of a sheet's contents are among its cells, nil where they are.
func (s *Sheet) Whole() error {
	if s.Err != nil {
		return s.Err
	}
	for _, a := range s.Astray {
		if a.Text != "" {
			return &Refusal{Code: CodeOutOfRange, Sheet: s.Name, Part: s.Part, Detail: a.Place}
		}
	}
	return nil
}

// astray notes what is at a place that does not exist.
func (r *reader) astray(sheet *Sheet, place, text string) {
	const shown = 40 // a place is at most XFD1048576:XFD1048576
	if len(place) > shown {
		place = string([]rune(place)[:min(shown, len([]rune(place)))])
	}
	if r.count("places that do not exist") {
		sheet.Astray = append(sheet.Astray, Astray{Place: place, Text: text})
	}
}

// strayCell passes over a cell whose reference cannot exist.
func (r *reader) strayCell(sheet *Sheet) {
	place := r.xml.attrText("r")
	var cell Cell
	if r.cell(&cell); r.xml.err == nil {
		r.astray(sheet, place, cell.Text)
	}
}

// strayRow passes over a row whose number cannot exist, with its cells.
func (r *reader) strayRow(sheet *Sheet) {
	s := &r.xml
	row, cells := s.attrText("r"), 0
	in := s.depth()
	for s.child(in) {
		if string(s.name) == "c" {
			cells++
			r.strayCell(sheet)
		}
	}
	if cells == 0 && s.err == nil {
		r.astray(sheet, row, "")
	}
}
