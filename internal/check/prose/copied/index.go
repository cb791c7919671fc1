package copied

import (
	"cmp"
	"iter"
	"slices"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Limits of what is compared and told.
const (
	shortest    = 120 // letters of its own a section must have to be compared
	leastShare  = 50  // per cent of a section that must stand in another report for the two to be twins
	mostHolders = 24  // sections remembered for one fingerprint; what more have is a phrase everybody uses
	mostTwins   = 3   // twins told of one section
	mostQuotes  = 3   // passages told of one twin
	quoteLength = 120 // letters of a passage
)

// Index holds the fingerprints of the reports at hand. Each fingerprint leads to a chain of the texts that have it; some
// thirty bytes are kept of one, ten kilobytes of a report.
type Index struct {
	texts  []text
	first  map[uint32]int32 // fingerprint → its first holder
	holder []holder
}

type holder struct{ text, next int32 } // next is 0 at the end of the chain

// text is one section of one report.
type text struct {
	of      *report.Report // who and when only
	section string
}

// New returns an empty index.
func New() *Index { return &Index{first: map[uint32]int32{}, holder: make([]holder, 1)} }

// Add takes a report in.
func (x *Index) Add(e *templates.Edition, r *report.Report) {
	of := &report.Report{Identity: r.Identity, File: r.File}
	drop := newDropper(e, r.Agency)
	for _, s := range compared(e) {
		p := plainOf(r.Prose[s.ID], drop)
		if len(p.letter) < shortest {
			continue
		}
		id := int32(len(x.texts))
		x.texts = append(x.texts, text{of, s.ID})
		for _, f := range prints(p.letter) {
			x.hold(f.hash, id)
		}
	}
}

// hold notes that a text has a fingerprint.
func (x *Index) hold(hash uint32, id int32) {
	added := int32(len(x.holder))
	n, last := 0, int32(0)
	for i := x.first[hash]; i != 0; i = x.holder[i].next {
		n, last = n+1, i
	}
	switch {
	case last == 0:
		x.first[hash] = added
	case n >= mostHolders || x.holder[last].text == id:
		return
	default:
		x.holder[last].next = added
	}
	x.holder = append(x.holder, holder{text: id})
}

// holders returns the texts that have a fingerprint.
func (x *Index) holders(hash uint32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i := x.first[hash]; i != 0; i = x.holder[i].next {
			if !yield(x.holder[i].text) {
				return
			}
		}
	}
}

// compared are the sections an agency writes itself: those with a heading. The lead is a formula.
func compared(e *templates.Edition) []*templates.Section {
	var list []*templates.Section
	for _, s := range e.Sections {
		if s.Number != "" {
			list = append(list, s)
		}
	}
	return list
}

// Compare returns the reports of the index whose sections are nearly those of a report, section by section, the nearest
// first. A report is no twin of itself, nor of the same agency's other reports for the same year.
func (x *Index) Compare(e *templates.Edition, r *report.Report) []rule.Twin {
	var twins []rule.Twin
	drop := newDropper(e, r.Agency)
	for _, s := range compared(e) {
		p := plainOf(r.Prose[s.ID], drop)
		if len(p.letter) >= shortest {
			twins = append(twins, x.twins(r, s.ID, &p)...)
		}
	}
	return twins
}

// twins returns the twins of one section.
func (x *Index) twins(r *report.Report, section string, p *plain) []rule.Twin {
	own := prints(p.letter)
	count := map[int32]int{}
	for _, f := range own {
		for id := range x.holders(f.hash) {
			if t := x.texts[id]; t.section == section && !same(t.of, r) {
				count[id]++
			}
		}
	}
	var ids []int32
	for id, n := range count {
		// A section of which so few pieces are shared cannot come near the least share told.
		if n*200 >= len(own)*leastShare {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	var twins []rule.Twin
	for _, id := range ids {
		shared := func(hash uint32) bool {
			for holder := range x.holders(hash) {
				if holder == id {
					return true
				}
			}
			return false
		}
		if t, ok := twin(p, own, shared); ok {
			t.Report, t.Section = x.texts[id].of, section
			twins = append(twins, t)
		}
	}
	slices.SortStableFunc(twins, func(a, b rule.Twin) int { return cmp.Compare(b.Percent, a.Percent) })
	return twins[:min(len(twins), mostTwins)]
}

// same reports whether two reports are of one agency and year, or one file.
func same(a, b *report.Report) bool {
	return a.Year == b.Year && (a.File != "" && a.File == b.File || a.Agency != "" && a.Agency == b.Agency)
}

// margin is how far, on average, what two texts share reaches beyond the outermost fingerprint of it that was kept.
const margin = window / 4

// twin measures how much of a text lies in stretches of shared fingerprints.
func twin(p *plain, own []print, shared func(uint32) bool) (rule.Twin, bool) {
	type stretch struct{ from, to int }
	var stretches []stretch
	covered := 0
	for i := 0; i < len(own); i++ {
		if !shared(own[i].hash) {
			continue
		}
		first := i
		for i+1 < len(own) && shared(own[i+1].hash) {
			i++
		}
		s := stretch{own[first].at, own[i].at + piece}
		stretches = append(stretches, s)
		from, to := max(0, s.from-margin), min(len(p.letter), s.to+margin)
		if first == 0 {
			from = 0
		}
		if i == len(own)-1 {
			to = len(p.letter)
		}
		covered += to - from
	}
	percent := min(100, 100*covered/len(p.letter))
	if percent < leastShare {
		return rule.Twin{}, false
	}
	t := rule.Twin{Percent: percent}
	slices.SortStableFunc(stretches, func(a, b stretch) int { return cmp.Compare(b.to-b.from, a.to-a.from) })
	for _, s := range stretches[:min(len(stretches), mostQuotes)] {
		passage := []rune(p.passage(s.from, min(s.to, s.from+quoteLength)))
		if s.to > s.from+quoteLength {
			passage = append(passage, '…')
		}
		t.Passages = append(t.Passages, string(passage))
	}
	return t, true
}

// Between returns the sections of a report that are nearly those of another one.
func Between(e *templates.Edition, r *report.Report, otherEdition *templates.Edition, other *report.Report) []rule.Twin {
	x := New()
	x.Add(otherEdition, other)
	return x.Compare(e, r)
}

// Comparable reports whether any section of a report is long enough to be compared.
func Comparable(e *templates.Edition, r *report.Report) bool {
	drop := newDropper(e, r.Agency)
	return slices.ContainsFunc(compared(e), func(s *templates.Section) bool {
		p := plainOf(r.Prose[s.ID], drop)
		return len(p.letter) >= shortest
	})
}
