package match

import (
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// zone is a stretch of blocks in which tables that came as lines are looked for.
type zone struct {
	from, to int
	table    *templates.Table // whose section it is; nil outside the sections of tables
	part     int              // in the outline of the form, -1 before the first heading
}

// readStreams reads the tables that came as lines of text.
func (p *placement) readStreams(zones []zone) {
	s := streamReader{placement: p, linked: map[int]*link{}}
	closed := p.placedTables()
	for _, z := range zones {
		if z.table != nil {
			closed[z.table] = true
		}
		s.stream = append(s.stream, tokens(p.blocks, p.used, z)...)
		s.ends = append(s.ends, len(s.stream))
	}
	s.links = p.form.chain(s.stream, closed)
	s.link()
	s.repairHeads()
	s.decorated, s.ways = s.findDecorated(), s.findWays()
	s.doubt(closed)

	next, start := 0, 0
	for i, z := range zones {
		first := s.ends[i]
		if next < len(s.links) {
			first = min(first, s.links[next].first)
		}
		s.leftovers(z, s.stream[start:first], "")
		for ; next < len(s.links) && s.links[next].first < s.ends[i]; next++ {
			s.behind(z, next)
		}
		start = s.ends[i]
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
	ends      []int // in the stream, of each zone
	links     []link
	linked    map[int]*link             // by label
	decorated map[*templates.Table]bool // a line of dashes stands behind the rows
	ways      map[*templates.Table]int  // in which the copy keeps empty cells, where its rows tell
}

func (s *streamReader) link() {
	clear(s.linked)
	for i := range s.links {
		s.linked[s.links[i].label] = &s.links[i]
	}
}

// segment is the tokens behind a link, up to the next one or to the end of its zone.
func (s *streamReader) segment(i int) []token {
	from := s.links[i].last + 1
	to := len(s.stream)
	if i+1 < len(s.links) {
		to = s.links[i+1].first
	}
	for _, end := range s.ends {
		if end >= from {
			to = min(to, end)
			break
		}
	}
	return s.stream[from:to]
}

// behind accounts for a label and reads the tokens behind it.
func (s *streamReader) behind(z zone, i int) {
	l := &s.links[i]
	s.labels[l.label] = true
	if l.score == misspelt {
		s.misprints = append(s.misprints, misprint{s.words(l), s.form.labels[l.label].cell.Text,
			s.blocks[s.stream[l.first].block].Where})
	}
	s.use(s.stream[l.first : l.last+1]...)
	segment := s.segment(i)
	if r := s.form.rowAfter(l.label); r != nil {
		segment = s.row(r, i)
	}
	s.leftovers(z, segment, s.words(l))
}

// words are the text in place of a label.
func (s *streamReader) words(l *link) string {
	var b strings.Builder
	for _, t := range s.stream[l.first : l.last+1] {
		b.WriteString(t.text)
	}
	return b.String()
}

// take takes the values of a row.
func (s *streamReader) take(r *row, i int) (values, rest []token, ok bool) {
	segment := s.segment(i)
	from := s.stream[s.links[i].last]
	if !r.named && from.cell { // its values stand in a row of their own
		for k, t := range segment {
			if t.cell && t.row != from.row {
				from, segment = t, segment[k:]
				break
			}
		}
	}
	return take(segment, r, from, s.decorated[r.table], s.ways[r.table])
}

// row places the values of a row and returns the tokens that are none of them.
func (s *streamReader) row(r *row, i int) (rest []token) {
	l := &s.links[i]
	label := s.words(l)
	if !r.named {
		label = r.table.Heading()
	}
	values, rest, ok := s.take(r, i)
	if !ok {
		figures, rest := leading(s.segment(i))
		if len(figures) > 0 {
			s.unplaced(source.Miscount, label, figures)
		}
		return rest
	}
	if !s.headed(r) {
		s.unplaced(source.NoColumn, label, values)
		return rest
	}
	for k, slot := range r.slots {
		head := s.linked[r.heads[k]]
		f := finding{raw: values[k].text, where: s.blocks[values[k].block].Where}
		f.tell(head.explanation)
		switch {
		case r.named && l.score == misspelt:
			f.misfit = label
		case head.score == misspelt:
			f.misfit = s.words(head)
		}
		s.place(slot, f)
		s.use(values[k])
	}
	return rest
}
