package report

import (
	"slices"
	"unicode/utf8"
)

// Shortened returns the report with no more characters of prose than limit, and how many all
// sections hold. Where there are more, short sections stay whole and long ones share the rest
// equally, so that no section looks empty; the paragraph that crosses a section's share is cut.
// Sections that are not named are left out then.
func (r *Report) Shortened(sections []string, limit int) (short *Report, all int) {
	sizes := make([]int, len(sections))
	for i, id := range sections {
		for _, p := range r.Prose[id] {
			sizes[i] += utf8.RuneCountInString(p.Text)
		}
		all += sizes[i]
	}
	if all <= limit {
		return r, all
	}
	share := shareOf(sizes, limit)
	other := *r
	other.Prose = map[string][]Paragraph{}
	for _, id := range sections {
		other.Prose[id] = firstCharacters(r.Prose[id], share)
	}
	return &other, all
}

// shareOf is the most a section may have so that all together have no more than limit.
func shareOf(sizes []int, limit int) int {
	sorted := slices.Sorted(slices.Values(sizes))
	for i, size := range sorted {
		share := limit / (len(sorted) - i)
		if size > share {
			return share
		}
		limit -= size
	}
	return limit
}

func firstCharacters(paragraphs []Paragraph, n int) (kept []Paragraph) {
	for _, p := range paragraphs {
		if n == 0 {
			return kept
		}
		at := 0
		for i := range p.Text {
			if at == n {
				p.Text = p.Text[:i]
				break
			}
			at++
		}
		n -= at
		kept = append(kept, p)
	}
	return kept
}
