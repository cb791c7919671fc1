package book

import "bytes"

// cell reads the current element into a cell whose position is known.
func (r *reader) cell(c *Cell) {
	s := &r.xml
	kind := s.attr("t")
	if at := s.attr("s"); at != nil {
		if n, ok := parseCount(at, MaxStyles); ok {
			c.Style = int32(n)
		}
	}
	var value []byte
	inline := false
	in := s.depth()
	for s.child(in) {
		switch string(s.name) {
		case "f":
			c.HasFormula = true
			c.Formula = r.keep(s.text(r.scratch[:0]))
		case "v":
			if !inline {
				value = s.text(r.scratch[:0])
				r.scratch = value
			}
		case "is":
			value, inline = r.richText(), true
		}
	}
	if inline {
		r.setText(c, value)
		return
	}
	r.setValue(c, string(kind), value)
}

// setValue gives the cell what its type makes of <v>.
func (r *reader) setValue(c *Cell, kind string, value []byte) {
	switch kind {
	case "str", "inlineStr":
		r.setText(c, unescape(value))
		return
	case "e":
		if r.setText(c, value); c.Text != "" {
			c.Type = Error
		}
		return
	}
	value = bytes.TrimSpace(value)
	switch {
	case len(value) == 0:
	case kind == "s":
		n, ok := parseCount(value, len(r.strings))
		if !ok || n == len(r.strings) {
			r.xml.fail(CodeOutOfRange, "shared string %.20q of %d", value, len(r.strings))
			return
		}
		if c.Text = r.strings[n]; c.Text != "" {
			c.Type = Text
		}
	case kind == "b" && (string(value) == "1" || string(value) == "true"):
		c.Type, c.Text = Bool, "TRUE"
	case kind == "b" && (string(value) == "0" || string(value) == "false"):
		c.Type, c.Text = Bool, "FALSE"
	case kind == "d" && isoDate(value) != nil:
		c.Type, c.Text = Date, r.keep(isoDate(value))
	case (kind == "n" || kind == "") && isNumber(value):
		c.Type, c.Text = Number, r.keep(value)
	default: // not what its type promises: shown as it is, for whoever reads it to judge
		r.setText(c, value)
	}
}

// setText makes the cell one of text, unless there is none.
func (r *reader) setText(c *Cell, text []byte) {
	if len(text) > 0 {
		c.Type, c.Text = Text, r.keep(text)
	}
}

// isNumber reports whether a text is a decimal number, as in -18.076 or 1.5E-3.
func isNumber(text []byte) bool {
	text = afterSign(text)
	whole, text := digits(text)
	fraction := 0
	if len(text) > 0 && text[0] == '.' {
		fraction, text = digits(text[1:])
	}
	if whole+fraction == 0 {
		return false
	}
	if len(text) > 0 && (text[0] == 'E' || text[0] == 'e') {
		power, rest := digits(afterSign(text[1:]))
		return power > 0 && len(rest) == 0
	}
	return len(text) == 0
}

func afterSign(text []byte) []byte {
	if len(text) > 0 && (text[0] == '-' || text[0] == '+') {
		return text[1:]
	}
	return text
}

// digits counts the digits at the start of a text and gives what follows them.
func digits(text []byte) (int, []byte) {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n, text[n:]
}
