package book

// shapes reads what has been drawn over the cells. Clerks paste a picture of the old form, or
// write into a text box what they would not write into a cell, and neither may pass unseen.
func (r *reader) shapes(sheet *Sheet) {
	s := &r.xml
	for s.child(0) {
		in := s.depth()
		for s.child(in) { // each child is the anchor of one shape, or of a group of them
			if !r.count("shapes") {
				return
			}
			var shape Shape
			r.shape(&shape)
			sheet.Shapes = append(sheet.Shapes, shape)
		}
	}
}

// shape reads an anchor: where it is, whether a picture hangs on it, and all its text, wherever
// that lies.
func (r *reader) shape(shape *Shape) {
	s := &r.xml
	text := r.scratch[:0]
	in := s.depth()
	for s.descendant(in) {
		switch string(s.name) {
		case "from":
			from := s.depth()
			for s.child(from) {
				switch string(s.name) {
				case "col":
					shape.Col, _ = parseCount(s.text(nil), MaxCols-1)
				case "row":
					shape.Row, _ = parseCount(s.text(nil), MaxRows-1)
				}
			}
		case "pic":
			shape.Picture = true
		case "p":
			if len(text) > 0 {
				text = append(text, '\n')
			}
		case "t":
			text = s.text(text)
		}
	}
	shape.Text = r.keep(text)
	r.scratch = text
}
