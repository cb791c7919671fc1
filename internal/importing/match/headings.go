package match

import (
	"cmp"
	"slices"

	"nianbao/internal/importing/source"
)

// How sure it is that a line is a part's heading. Its words decide; a number that is another part's does not harm them.
const (
	titled     = 8 // number and wording
	worded     = 6 // the wording, without the number or with another
	numbered   = 4 // the number, and a wording much like it
	resembling = 3 // another number, and a wording much like it
	besides    = 1 // the name of a sheet or the caption of a table
)

// heading is a line that may be the heading of a part of the form.
type heading struct {
	block  int
	part   int // in the outline
	score  int
	number string // of another part than its own, "" where it has none
	rest   string // text of the part that follows on the same line
	misfit bool   // number or words are misprinted
	own    bool   // a heading the form does not know
	like   int    // how much its words are the form's, in thousandths
	alone  bool   // numbered as the parts are, or nothing but the words: it may stand out of order
}

// headings finds the first line of each part of the form, in the order of the lines: of all lines
// that look like headings, the surest sequence in the order of the form; then, for the parts
// still open, headings out of order. The others are repeats.
func (f *form) headings(blocks []source.Block, used []bool) (chosen, others []heading) {
	var all []heading
	for i, b := range blocks {
		if used[i] {
			continue
		}
		for _, h := range f.headingsAt(i, b.Text) {
			if b.Heading || b.Caption {
				h.score = besides
			}
			all = append(all, h)
		}
	}
	contents := tableOfContents(blocks, all)
	taken, filled := map[int]bool{}, map[int]bool{}
	take := func(h heading) {
		chosen = append(chosen, h)
		taken[h.block], filled[h.part] = true, true
	}
	for _, h := range inOrder(all, contents, len(f.parts)) {
		take(h)
	}
	stray := slices.Clone(all)
	slices.SortStableFunc(stray, func(a, b heading) int { return cmp.Compare(b.score, a.score) })
	for _, h := range stray {
		if h.alone && h.score >= resembling && !contents[h.block] && !taken[h.block] && !filled[h.part] {
			take(h)
		}
	}
	slices.SortFunc(chosen, func(a, b heading) int { return cmp.Compare(a.block, b.block) })
	for _, h := range all {
		again := h.score == titled && h.rest == "" || blocks[h.block].Caption || contents[h.block]
		if again && !taken[h.block] && !blocks[h.block].Heading {
			others = append(others, h)
			taken[h.block] = true
		}
	}
	return chosen, others
}

// inOrder is the surest chain of headings in the order of the form.
func inOrder(all []heading, contents map[int]bool, parts int) (chain []heading) {
	best := make([]struct{ score, from int }, len(all))
	end, total := -1, 0
	ends := make([]int, parts) // the best chain that ends with a part so far, as index into all plus one
	for i, h := range all {
		if contents[h.block] {
			continue
		}
		best[i].score, best[i].from = h.score, -1
		for part := range h.part {
			if j := ends[part] - 1; j >= 0 && all[j].block < h.block && best[j].score+h.score > best[i].score {
				best[i].score, best[i].from = best[j].score+h.score, j
			}
		}
		if j := ends[h.part] - 1; j < 0 || best[i].score > best[j].score {
			ends[h.part] = i + 1
		}
		if best[i].score > total {
			end, total = i, best[i].score
		}
	}
	for i := end; i >= 0; i = best[i].from {
		chain = append(chain, all[i])
	}
	slices.Reverse(chain)
	return chain
}

// contentsLines is how many headings must follow one another with nothing between them to be a table of contents.
const contentsLines = 3

// tableOfContents finds the lines that announce headings which occur again farther down.
func tableOfContents(blocks []source.Block, all []heading) map[int]bool {
	contents := map[int]bool{}
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && all[end].part > all[end-1].part &&
			nothingBetween(blocks, all[end-1].block, all[end].block) {
			end++
		}
		if end-i >= contentsLines {
			again := true
			for _, h := range all[i:end] {
				again = again && slices.ContainsFunc(all[end:], func(o heading) bool { return o.part == h.part })
			}
			for _, h := range all[i:end] {
				contents[h.block] = again
			}
		}
		i = end
	}
	return contents
}

func nothingBetween(blocks []source.Block, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if blocks[i].Table != nil || source.Trim(blocks[i].Text) != "" {
			return false
		}
	}
	return true
}
