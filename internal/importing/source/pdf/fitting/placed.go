package fitting

import (
	"math"
	"slices"
	"strings"
)

// band is what a label takes up on a page: which row it marks, -1 for one over columns.
type band struct {
	part
	row int
}

// away is how far a height is from the lines of the band.
func (b band) away(y float64) float64 { return max(0, b.first-y, y-b.last) }

// near is how far above or below all labels of a page, in heights of a character, a line of figures may
// be that is the rest of a row's.
const near = 1.8

// placed gives the loose atoms to the rows they are in; false where one is among the labels, or in
// no row for certain. What is well above and below the table is left alone.
func (f *fit) placed() bool {
	bands := f.bands()
	top, bottom := f.extents()
	for _, i := range f.loose {
		a := &f.atoms[i]
		y := middleY(a.box)
		from, there := top[a.page]
		if !there && f.edge > 0 && f.isRest(a, top) {
			return false
		}
		about := near * a.size
		if f.edge == 0 { // no label tells the row: it is looked for below the heads
			about = a.size / 2
		}
		if !there || y < from-about || y > bottom[a.page]+about {
			continue
		}
		if middleX(a.box) <= f.edge && f.edge > 0 {
			return false
		}
		n := nearest(bands, a.page, y, a.size)
		if n < 0 {
			return false
		}
		f.rows[n].loose = append(f.rows[n].loose, i)
	}
	for i := range f.rows {
		r := &f.rows[i]
		if r.label == nil {
			r.loose = f.below(r.heads)
			if f.goesOver(r.loose, top) {
				return false
			}
		} else if !f.isBeside(r) {
			return false
		}
	}
	return true
}

// isRest reports whether figures may go on from the last row of the table: at the top of the page behind it.
func (f *fit) isRest(a *atom, pages map[int]float64) bool {
	_, behind := pages[a.page-1]
	return behind && middleY(a.box) < margin*f.pages[a.page].Height && strings.Trim(a.text, figureMarks) == "" &&
		middleX(a.box) > f.edge
}

// goesOver reports whether figures of a row without a label, on the page of its heads, may go on on the next.
func (f *fit) goesOver(row []int, pages map[int]float64) bool {
	if len(row) == 0 {
		return false
	}
	_, beside := pages[f.atoms[row[0]].page]
	return beside && slices.ContainsFunc(f.loose, func(i int) bool {
		return f.atoms[i].page == f.atoms[row[0]].page+1 && f.isRest(&f.atoms[i], pages)
	})
}

// bands are the labels of rows, and those over columns between which rows lie.
func (f *fit) bands() (all []band) {
	for i, r := range f.rows {
		if r.label != nil {
			for _, p := range r.label.parts {
				all = append(all, band{p, i})
			}
		}
		for _, h := range r.heads {
			for _, p := range h.parts {
				all = append(all, band{p, -1})
			}
		}
	}
	for c, l := range f.at {
		if f.table.Grid.IsBlockLabel(c) {
			for _, p := range l.parts {
				all = append(all, band{p, -1})
			}
		}
	}
	return all
}

// extents are where the labels of the table begin and end on each page.
func (f *fit) extents() (top, bottom map[int]float64) {
	top, bottom = map[int]float64{}, map[int]float64{}
	for _, i := range f.taken {
		a := &f.atoms[i]
		if _, there := top[a.page]; !there {
			top[a.page], bottom[a.page] = math.Inf(1), math.Inf(-1)
		}
		top[a.page], bottom[a.page] = min(top[a.page], a.box.Top), max(bottom[a.page], a.box.Bottom)
	}
	return top, bottom
}

// clearly is by how much, in heights of a character, a figure is nearer to its row than to any other.
const clearly = 0.25

// nearest is the row whose label is nearest to a height of a page, -1 where two may be.
func nearest(bands []band, page int, y, size float64) int {
	best, next, row := math.Inf(1), math.Inf(1), -1
	for _, b := range bands {
		if b.page != page {
			continue
		}
		switch d := b.away(y); {
		case d < best:
			if b.row != row {
				next = best
			}
			best, row = d, b.row
		case b.row != row:
			next = min(next, d)
		}
	}
	if row < 0 || next-best < clearly*size {
		return -1
	}
	return row
}

// isBeside reports whether the figures of a row are beside its label: the middle of both is the same,
// or they are beside lines of it.
func (f *fit) isBeside(r *row) bool {
	for _, p := range r.label.parts {
		low, high, size := math.Inf(1), math.Inf(-1), 0.0
		for _, i := range r.loose {
			if a := &f.atoms[i]; a.page == p.page {
				low, high, size = min(low, middleY(a.box)), max(high, middleY(a.box)), max(size, a.size)
			}
		}
		if size == 0 {
			continue
		}
		centred := math.Abs(low+high-p.first-p.last)/2 < 0.45*size
		beside := low > p.first-0.35*size && high < p.last+0.35*size
		if !centred && !beside && len(r.label.parts) == 1 {
			return false
		}
	}
	return true
}

// mostBelow is how far below the heads, in heights of a character, a row without a label begins.
const mostBelow = 4

// below are the loose atoms of the row straight below heads, on their page or at the top of the next.
func (f *fit) below(heads []*label) (row []int) {
	low, page, left, right := 0.0, heads[0].parts[0].page, math.Inf(1), math.Inf(-1)
	for _, h := range heads {
		p := h.parts[len(h.parts)-1]
		low, left, right = max(low, p.last), min(left, p.box.Left), max(right, p.box.Right)
	}
	pitch := (right - left) / float64(len(heads))
	at := func(page int, from float64) (found []int) {
		for _, i := range f.loose {
			a := &f.atoms[i]
			if a.page == page && middleY(a.box) > from && middleX(a.box) > left-pitch && middleX(a.box) < right+pitch {
				found = append(found, i)
			}
		}
		slices.SortStableFunc(found, func(i, k int) int {
			return int(math.Copysign(1, middleY(f.atoms[i].box)-middleY(f.atoms[k].box)))
		})
		return found
	}
	found := at(page, low)
	if len(found) > 0 && middleY(f.atoms[found[0]].box)-low > mostBelow*f.atoms[found[0]].size {
		found = nil
	}
	if len(found) == 0 {
		found = at(page+1, 0)
	}
	for k, i := range found {
		if k > 0 && middleY(f.atoms[i].box)-middleY(f.atoms[found[k-1]].box) > 1.6*f.atoms[i].size {
			break
		}
		row = append(row, i)
	}
	return row
}
