package match

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

// A page may hold the reports of several years, one behind each tab; a text, several reports one below the other. Each
// begins above its first section: with its title, or where the one before was signed.

// leastParts is how many parts of the form must follow a first section to make a report of their own.
const leastParts = 3

// split parts a source into its reports. Where it holds but one, what a page hides is left out.
func split(s *source.Source) []*source.Source {
	cuts := cutsOf(s)
	if len(cuts) < 2 {
		return []*source.Source{withoutHidden(s)}
	}
	var parts []*source.Source
	for i, from := range cuts {
		to := len(s.Blocks)
		if i+1 < len(cuts) {
			to = cuts[i+1]
		}
		part := &source.Source{File: s.File, Blocks: s.Blocks[from:to]}
		if i == 0 {
			part.Title, part.Dropped = s.Title, s.Dropped
		}
		if !allHidden(part.Blocks) {
			part = withoutHidden(part)
		}
		parts = append(parts, part)
	}
	return parts
}

// cutsOf are the blocks at which reports begin; the first is 0.
func cutsOf(s *source.Source) []int {
	e := templates.Builtin()
	f := formOf(e[len(e)-1])
	first := slices.IndexFunc(f.parts, func(p partTitles) bool { return p.number != "" })
	var all []heading
	for i, b := range s.Blocks {
		if b.Table == nil && b.Text != "" {
			all = append(all, f.headingsAt(i, b.Text)...)
		}
	}
	contents := tableOfContents(s.Blocks, all)
	seen, last := map[int]bool{}, -1 // the parts since the last cut, and the block of the last heading
	var cuts []int
	for _, h := range all {
		switch {
		case h.score < worded || contents[h.block]:
			continue
		case h.part != first:
			seen[h.part] = true
		case len(cuts) == 0 || len(seen) >= leastParts:
			cuts = append(cuts, beginOf(f, s.Blocks, last+1, h.block))
			clear(seen)
		}
		last = h.block
	}
	if len(seen) < leastParts && len(cuts) > 1 {
		cuts = cuts[:len(cuts)-1] // no report follows
	}
	if len(cuts) > 0 {
		cuts[0] = 0
	}
	return cuts
}

// beginOf finds where a report begins whose first section begins at a block: at its title, or behind the day the one
// before was signed.
func beginOf(f *form, blocks []source.Block, from, at int) int {
	if found, ok := f.titler.find(blocks, from, at); ok {
		return found.first
	}
	for i := at - 1; i >= from; i-- {
		if datePattern.MatchString(squeeze(blocks[i].Text)) {
			return i + 1
		}
	}
	for i := from; i < at; i++ {
		if blocks[i].Hidden != blocks[max(from-1, 0)].Hidden {
			return i
		}
	}
	return at
}

func allHidden(blocks []source.Block) bool {
	return !slices.ContainsFunc(blocks, func(b source.Block) bool {
		return !b.Hidden && (b.Table != nil || source.Trim(b.Text) != "")
	})
}

// withoutHidden leaves out what a page does not show.
func withoutHidden(s *source.Source) *source.Source {
	if !slices.ContainsFunc(s.Blocks, func(b source.Block) bool { return b.Hidden }) {
		return s
	}
	out := *s
	out.Blocks, out.Dropped = nil, slices.Clone(s.Dropped)
	var hidden []string
	for _, b := range s.Blocks {
		switch {
		case !b.Hidden:
			out.Blocks = append(out.Blocks, b)
		case b.Table == nil:
			hidden = append(hidden, source.Trim(b.Text))
		}
	}
	out.Dropped = append(out.Dropped, source.Unplaced{Reason: source.Hidden, Text: strings.Join(hidden, " ")})
	return &out
}

// partName names one of several reports: by its year, else by its place.
func partName(r *report.Report, i int) string {
	if r.Year != 0 {
		return strconv.Itoa(r.Year)
	}
	return strconv.Itoa(i + 1)
}

// distinct leaves out a report that is in the file twice: a page may have a copy for printing, or
// for small screens.
func distinct(all []Reading) []Reading {
	var out []Reading
	for _, r := range all {
		i := slices.IndexFunc(out, func(o Reading) bool {
			return o.Report.Year == r.Report.Year && o.Report.Agency == r.Report.Agency &&
				sameValues(o.Report, r.Report)
		})
		if i < 0 {
			out = append(out, r)
			continue
		}
		out[i].Trace.Unplaced = append(out[i].Trace.Unplaced,
			source.Unplaced{Reason: source.Repeated, Text: r.Report.Title})
	}
	if len(out) == 1 {
		out[0].Part = ""
	}
	return out
}

func sameValues(a, b *report.Report) bool {
	if len(a.Values) != len(b.Values) {
		return false
	}
	for id, v := range a.Values {
		if b.Values[id].Raw != v.Raw {
			return false
		}
	}
	return true
}
