package copied

import (
	"cmp"
	"iter"
	"slices"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Limits of what is compared and reported.
const (
	Shortest    = 120 // letters of its own a section must have to be compared
	leastShare  = 50  // per cent of a section that must stand in another report for the two to be twins
	mostHolders = 24  // sections remembered for one fingerprint; what more have is a phrase everybody uses
	mostTwins   = 3   // twins told of one section
	mostQuotes  = 3   // passages told of one twin
	quoteLength = 120 // letters of a passage
)

// Index leads from fingerprints to the reports at hand. Each fingerprint leads to a chain of the
// texts that have it; some thirty bytes are kept of one, ten kilobytes of a report; of a report
// in a sifted index (see [Sifted]) much less.
type Index struct {
	texts  []text
	first  map[uint32]int32 // fingerprint → its first holder
	holder []holder
	sieve  *sieve // nil where all fingerprints are kept
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
func (x *Index) Add(e *templates.Edition, r *report.Report) { x.Take(Of(e, r)) }

// Take takes a report in whose fingerprints were taken before.
func (x *Index) Take(f Fingerprints) {
	for _, s := range f.Sections {
		id := int32(len(x.texts))
		x.texts = append(x.texts, text{f.Of, s.ID})
		for _, p := range s.prints {
			if x.sieve == nil || x.sieve.shared(p.hash) {
				x.hold(p.hash, id)
			}
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

// Compare returns the reports of the index whose sections are nearly those of a report, section by section, the nearest
// first. A report is no twin of itself, nor of the same agency's other reports for the same year.
func (x *Index) Compare(e *templates.Edition, r *report.Report) []rule.Twin {
	return Quote(e, r, x.Matches(Of(e, r)))
}

// Match is a section of another report that is nearly the same, found by fingerprints alone. What the two share is not
// known in words: [Quote] finds it in the report's text.
type Match struct {
	Of      *report.Report // whose the other section is: who and when only
	Section string
	Percent int

	stretches []stretch
}

// Matches returns what [Index.Compare] would, from a report's fingerprints.
func (x *Index) Matches(f Fingerprints) []Match {
	var found []Match
	for _, s := range f.Sections {
		found = append(found, x.matches(f.Of, s)...)
	}
	return found
}

// matches returns the matches of one section.
func (x *Index) matches(r *report.Report, s Section) []Match {
	count := map[int32]int{}
	for _, p := range s.prints {
		for id := range x.holders(p.hash) {
			if t := x.texts[id]; t.section == s.ID && !same(t.of, r) {
				count[id]++
			}
		}
	}
	var ids []int32
	for id, n := range count {
		// A section with so few shared pieces cannot come near the least share reported.
		if n*200 >= len(s.prints)*leastShare {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	var found []Match
	for _, id := range ids {
		shared := func(hash uint32) bool {
			for holder := range x.holders(hash) {
				if holder == id {
					return true
				}
			}
			return false
		}
		if m := match(s, shared); m.Percent >= leastShare {
			m.Of = x.texts[id].of
			found = append(found, m)
		}
	}
	slices.SortStableFunc(found, func(a, b Match) int { return cmp.Compare(b.Percent, a.Percent) })
	return found[:min(len(found), mostTwins)]
}

// same reports whether two reports are of one agency and year, or one file.
func same(a, b *report.Report) bool {
	return a.Year == b.Year && (a.File != "" && a.File == b.File || a.Agency != "" && a.Agency == b.Agency)
}

// margin is how far, on average, what two texts share reaches beyond the outermost fingerprint of it that was kept.
const margin = window / 4

// stretch is a run of letters.
type stretch struct{ from, to int }

// match measures how much of a section lies in stretches of shared fingerprints.
func match(s Section, shared func(uint32) bool) Match {
	m := Match{Section: s.ID}
	covered := 0
	for i := 0; i < len(s.prints); i++ {
		if !shared(s.prints[i].hash) {
			continue
		}
		first := i
		for i+1 < len(s.prints) && shared(s.prints[i+1].hash) {
			i++
		}
		run := stretch{s.prints[first].at, s.prints[i].at + piece}
		m.stretches = append(m.stretches, run)
		from, to := max(0, run.from-margin), min(s.Letters, run.to+margin)
		if first == 0 {
			from = 0
		}
		if i == len(s.prints)-1 {
			to = s.Letters
		}
		covered += to - from
	}
	m.Percent = min(100, 100*covered/s.Letters)
	m.stretches = longestFirst(m.stretches)
	return m
}

// longestFirst orders stretches for quoting, and keeps as many as are quoted.
func longestFirst(runs []stretch) []stretch {
	slices.SortStableFunc(runs, func(a, b stretch) int { return cmp.Compare(b.to-b.from, a.to-a.from) })
	return slices.Clip(runs[:min(len(runs), mostQuotes)])
}

// Quote makes twins of the matches of a report, with the longest passages shared, as written in
// it.
func Quote(e *templates.Edition, r *report.Report, matches []Match) []rule.Twin {
	if len(matches) == 0 {
		return nil
	}
	drop := newDropper(e, r.Agency)
	texts := map[string]plain{}
	var twins []rule.Twin
	for _, m := range matches {
		p, ok := texts[m.Section]
		if !ok {
			p = plainOf(r.Prose[m.Section], drop)
			texts[m.Section] = p
		}
		t := rule.Twin{Report: m.Of, Section: m.Section, Percent: m.Percent}
		for _, s := range m.stretches {
			if s.from >= len(p.at) {
				continue // the fingerprints were taken when fewer phrases were everybody's
			}
			passage := []rune(p.passage(s.from, min(s.to, s.from+quoteLength)))
			if s.to > s.from+quoteLength {
				passage = append(passage, '…')
			}
			t.Passages = append(t.Passages, string(passage))
		}
		twins = append(twins, t)
	}
	return twins
}

// Between returns the sections of a report that are nearly those of another one.
func Between(e *templates.Edition, r *report.Report, otherEdition *templates.Edition,
	other *report.Report) []rule.Twin {
	x := New()
	x.Add(otherEdition, other)
	return x.Compare(e, r)
}

// Comparable reports whether any section of a report is long enough to be compared.
func Comparable(e *templates.Edition, r *report.Report) bool { return len(Of(e, r).Sections) > 0 }
