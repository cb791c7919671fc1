package intake

import (
	"strings"

	"nianbao/templates"
)

// zone is a stretch of blocks in which tables that came as lines are looked for.
type zone struct {
	from, to int
	table    *templates.Table // whose section it is; nil outside the sections of tables
}

// readStreams reads the tables that came as lines of text.
func (p *placement) readStreams(zones []zone) {
	var stream []token
	var ends []int // in the stream, of each zone
	closed := p.placedTables()
	for _, z := range zones {
		if z.table != nil {
			closed[z.table] = true
		}
		stream = append(stream, tokens(p.blocks, p.used, z)...)
		ends = append(ends, len(stream))
	}
	reader := streamReader{placement: p, stream: stream, linked: map[int]*link{}}
	reader.links = p.form.chain(stream, closed)
	for i := range reader.links {
		reader.linked[reader.links[i].label] = &reader.links[i]
	}
	reader.decorated = reader.findDecorated(ends)
	at, start := 0, 0
	for i, z := range zones {
		reader.zone(z, start, ends[i], &at)
		start = ends[i]
	}
}

// placedTables are the tables of which values were found already.
func (p *placement) placedTables() map[*templates.Table]bool {
	placed := map[*templates.Table]bool{}
	for id := range p.found {
		placed[p.form.edition.Slot(id).Table] = true
	}
	return placed
}

// streamReader reads values between the labels of a stream.
type streamReader struct {
	*placement
	stream    []token
	links     []link
	linked    map[int]*link             // by label
	decorated map[*templates.Table]bool // a line of dashes stands behind the rows
}

// rowAfter returns the row whose values follow a label, nil for none.
func (f *form) rowAfter(label int) *row {
	for i := range f.rows {
		if f.rows[i].last == label {
			return &f.rows[i]
		}
	}
	return nil
}

// zone reads one stretch: what stands behind each label up to the next one.
func (s *streamReader) zone(z zone, start, end int, at *int) {
	first := end
	if *at < len(s.links) && s.links[*at].first < end {
		first = s.links[*at].first
	}
	s.leftovers(z, s.stream[start:first], "")
	for ; *at < len(s.links) && s.links[*at].first < end; *at++ {
		l := &s.links[*at]
		to := end
		if *at+1 < len(s.links) {
			to = min(end, s.links[*at+1].first)
		}
		segment := s.stream[l.last+1 : to]
		for _, t := range s.stream[l.first : l.last+1] {
			s.used[t.block] = true
		}
		label := s.words(l)
		if r := s.form.rowAfter(l.label); r != nil {
			segment = s.row(r, l, segment, label)
		}
		s.leftovers(z, segment, label)
	}
}

// words are what stood in place of a label.
func (s *streamReader) words(l *link) string {
	var b strings.Builder
	for _, t := range s.stream[l.first : l.last+1] {
		b.WriteString(t.text)
	}
	return b.String()
}

// row places the values of a row and returns the tokens that are none of them.
func (s *streamReader) row(r *row, l *link, segment []token, label string) (rest []token) {
	dashes := s.decorated[r.table]
	values, rest, ok := take(segment, len(r.slots), s.stream[l.last], dashes)
	if ok && !s.headed(r) {
		s.unplaced(NoColumn, label, values)
		return rest
	}
	if !ok {
		figures, rest := leading(segment)
		if len(figures) > 0 {
			s.unplaced(Miscount, label, figures)
		}
		return rest
	}
	for i, slot := range r.slots {
		head := s.linked[r.heads[i]]
		value := values[i]
		f := finding{raw: value.text, where: s.blocks[value.block].where}
		f.tell(head.explanation)
		if head.score == misspelt {
			f.misfit = s.words(head)
		}
		if r.named && l.score == misspelt {
			f.misfit = label
		}
		s.place(slot, f)
		s.used[value.block] = true
	}
	return rest
}

// headed reports whether the labels of all columns of a row were found, with nothing unknown between them: only then a
// value's column follows from its position.
func (s *streamReader) headed(r *row) bool {
	first, last := len(s.stream), -1
	known := map[int]bool{}
	for _, h := range r.heads {
		l := s.linked[h]
		if l == nil {
			return false
		}
		first, last = min(first, l.first), max(last, l.last)
	}
	for i := range s.links {
		for k := s.links[i].first; k <= s.links[i].last; k++ {
			known[k] = true
		}
	}
	for k := first; k <= last; k++ {
		if t := s.stream[k].text; !known[k] && t != "" && !isDash(t) && !isBracketed(t) {
			return false
		}
	}
	return true
}

// isBracketed reports whether a text is an explanation on a line of its own.
func isBracketed(text string) bool {
	n := templates.Normalize(text)
	return strings.HasPrefix(n, "(") && strings.HasSuffix(n, ")")
}

// findDecorated tells behind the rows of which tables a line of dashes stands that is no value: where one row has all
// its values and a dash besides, a dash in place of another row's last value cannot be told from decoration.
func (s *streamReader) findDecorated(ends []int) map[*templates.Table]bool {
	decorated := map[*templates.Table]bool{}
	for i, l := range s.links {
		r := s.form.rowAfter(l.label)
		if r == nil {
			continue
		}
		to := len(s.stream)
		if i+1 < len(s.links) {
			to = s.links[i+1].first
		}
		for _, end := range ends {
			if end > l.last {
				to = min(to, end)
				break
			}
		}
		words := written(s.stream[l.last+1 : to])
		if n := len(r.slots); len(words) == n+1 && isDash(words[n].text) && allFigures(words[:n]) {
			decorated[r.table] = true
		}
	}
	return decorated
}
