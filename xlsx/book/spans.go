package book

import "bytes"

// columns reads which columns are hidden.
func (r *reader) columns(sheet *Sheet) {
	s := &r.xml
	in := s.depth()
	for s.child(in) {
		if string(s.name) != "col" || !s.attrTrue("hidden") && !flat(s.attr("width")) {
			continue
		}
		first, ok1 := parseCount(s.attr("min"), MaxCols)
		last, ok2 := parseCount(s.attr("max"), MaxCols)
		if !ok1 || !ok2 || first == 0 || first > last {
			r.astray(sheet, string(s.attr("min"))+":"+string(s.attr("max")), "")
			continue
		}
		sheet.HiddenCols = r.hide(sheet.HiddenCols, Span{first - 1, last - 1})
	}
}

// hide adds hidden rows or columns to the spans before, or to the last of them.
func (r *reader) hide(spans []Span, span Span) []Span {
	if n := len(spans); n > 0 && spans[n-1].Last+1 == span.First {
		spans[n-1].Last = span.Last
		return spans
	}
	if !r.count("hidden rows or columns") {
		return spans
	}
	return append(spans, span)
}

// flat reports whether a row or column is too small to be seen.
func flat(size []byte) bool { return len(size) > 0 && len(bytes.Trim(size, "0.")) == 0 }

// merges reads the merged ranges.
func (r *reader) merges(sheet *Sheet) {
	s := &r.xml
	in := s.depth()
	for s.child(in) {
		if string(s.name) != "mergeCell" {
			continue
		}
		merged, ok := parseMerged(s.attr("ref"))
		if !ok {
			r.astray(sheet, s.attrText("ref"), "")
			continue
		}
		if !r.count("merged ranges") {
			return
		}
		sheet.Merges = append(sheet.Merges, merged)
	}
}
