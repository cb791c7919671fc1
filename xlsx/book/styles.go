package book

// dates converts the numbers that are formatted as dates. The styles are read only when the
// workbook has a number, and only their number formats. Styles that are missing or broken leave
// every value a number, and the book notes it: nothing else distinguishes the 3rd of January from
// the count 3.
func (r *reader) dates() error {
	var formats []numberFormat // by the index of a cell's format
	read := false
	for _, sheet := range r.book.Sheets {
		for i := range sheet.Cells {
			c := &sheet.Cells[i]
			if c.Type != Number {
				continue
			}
			if !read {
				var err error
				formats, err = r.styles()
				if err := r.unread(err, ""); err != nil {
					return err
				}
				read = true
			}
			if int(c.Style) >= len(formats) {
				continue
			}
			if c.Scaled = formats[c.Style] == scaledFormat; formats[c.Style] != dateFormat {
				continue
			}
			if date := serialDate(c.Text, r.book.Date1904); date != "" {
				c.Type, c.Serial, c.Text = Date, c.Text, date
			}
		}
	}
	return nil
}

// styles reads which cell formats show something else than the number they are of.
func (r *reader) styles() ([]numberFormat, error) {
	if !hasRelation(r.main, relStyles) {
		return nil, nil
	}
	e := r.follow(r.main, relStyles)
	if e == nil {
		return nil, r.unread(&Refusal{Code: CodeMissingPart, Part: "styles", Detail: "the styles"}, "")
	}
	if err := r.scan(e); err != nil {
		return nil, err
	}
	s := &r.xml
	custom := map[int]numberFormat{}
	for s.child(0) {
		in := s.depth()
		for s.child(in) {
			switch string(s.name) {
			case "numFmts":
				r.numberFormats(custom)
			case "cellXfs":
				formats := r.cellFormats(custom)
				if s.err != nil {
					return nil, inPart(s.err, e.name)
				}
				return formats, nil // what follows is colours
			}
		}
	}
	return nil, inPart(s.finish(), e.name)
}

// numberFormats reads the custom number formats, including those that replace a built-in one.
func (r *reader) numberFormats(custom map[int]numberFormat) {
	s := &r.xml
	in := s.depth()
	for s.child(in) {
		if string(s.name) != "numFmt" {
			continue
		}
		if !r.count("number formats") {
			return
		}
		if id, ok := parseCount(s.attr("numFmtId"), MaxStyles); ok {
			custom[id] = formatOf(s.attrText("formatCode"))
		}
	}
}

// cellFormats reads the formats cells refer to by their place in this list.
func (r *reader) cellFormats(custom map[int]numberFormat) []numberFormat {
	s := &r.xml
	var formats []numberFormat
	in := s.depth()
	for s.child(in) {
		if string(s.name) != "xf" {
			continue
		}
		if len(formats) == MaxStyles {
			s.stop(tooMany("cell formats", MaxStyles))
			return nil
		}
		id, ok := parseCount(s.attr("numFmtId"), MaxStyles)
		format, known := custom[id]
		if !known {
			format = builtinFormat(id)
		}
		if !ok {
			format = plainFormat
		}
		formats = append(formats, format)
	}
	return formats
}
