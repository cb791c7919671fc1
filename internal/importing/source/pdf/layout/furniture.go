package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// margin is the share of a page at its top and its bottom that holds headers, footers and page
// numbers.
const margin = 0.12

// pageNumber is what a page number looks like.
var pageNumber = regexp.MustCompile(`^[-—–－·~～\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,3}\s*页?)?[-—–－·~～\s]*$`)

var digitsPattern = regexp.MustCompile(`\d+`)

// removeFurniture takes headers, footers and page numbers off the pages and returns them.
func removeFurniture(sheets []*sheet) (removed []string) {
	type place struct {
		text string
		y    int
	}
	key := func(s *sheet, l *line) place {
		y := l.box.middleY()
		if y > s.height/2 {
			y -= s.height // footers keep their distance from the lower edge
		}
		return place{digitsPattern.ReplaceAllString(strings.Join(strings.Fields(l.text), ""), "#"),
			int(math.Round(y / 4))}
	}
	pages := map[place]int{}
	for _, s := range sheets {
		seen := map[place]bool{}
		for _, i := range s.items {
			if i.line != nil && s.isMargin(i.line) {
				seen[key(s, i.line)] = true
			}
		}
		for k := range seen {
			pages[k]++
		}
	}
	repeated := func(s *sheet, l *line) bool {
		k := key(s, l)
		n := 0
		for d := -1; d <= 1; d++ {
			n = max(n, pages[place{k.text, k.y + d}])
		}
		return n > 1
	}
	for _, s := range sheets {
		s.items = slices.DeleteFunc(s.items, func(i item) bool {
			if i.line == nil || !s.isMargin(i.line) || !repeated(s, i.line) && !s.isPageNumber(i.line) {
				return false
			}
			if !slices.Contains(removed, i.line.text) {
				removed = append(removed, i.line.text)
			}
			return true
		})
	}
	return removed
}

func (s *sheet) isMargin(l *line) bool {
	y := l.box.middleY()
	return y < margin*s.height || y > (1-margin)*s.height
}

// isPageNumber reports whether a line is a number outside all else on the page.
func (s *sheet) isPageNumber(l *line) bool {
	if !pageNumber.MatchString(l.text) {
		return false
	}
	above, below := true, true
	for _, i := range s.items {
		if i.line == l {
			continue
		}
		b := i.box()
		above = above && b.middleY() > l.box.middleY()
		below = below && b.middleY() < l.box.middleY()
	}
	return above || below
}
