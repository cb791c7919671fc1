package fitting

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// island is a stretch of the stream that may be one table: labels, figures, and no text of the report between them.
type island struct {
	*stream
	labels []int // of the stream's
	loose  []int // atoms that are of no label
}

// What parts tables: a sentence, a heading, a long line.
const longestLoose = 16

var heading = regexp.MustCompile(`^[一二三四五六七八九十][、.．]\p{Han}{3}`)

// islands divides the stream.
func (s *stream) islands() (all []island) {
	now := island{stream: s}
	end := func() {
		if len(now.labels) > 1 {
			all = append(all, now)
		}
		now = island{stream: s}
	}
	running := s.running()
	for i := 0; i < len(s.atoms); {
		if n := s.of[i]; n != 0 {
			if !slices.Contains(now.labels, n-1) {
				now.labels = append(now.labels, n-1)
			}
			i++
			continue
		}
		to := s.lineFrom(i)
		text := s.text(i, to)
		switch {
		case running[s.runningLine(i, text)]:
		case strings.Contains(text, "。") || heading.MatchString(text) || utf8.RuneCountInString(text) > longestLoose &&
			strings.Trim(text, figureMarks) != "":
			end()
		default:
			now.loose = append(now.loose, upTo(i, to)...)
		}
		i = to
	}
	end()
	return all
}

// figureMarks is what figures are made of.
const figureMarks = "0123456789０１２３４５６７８９.．,，-—－/／+＋%"

// lineFrom is behind the last of the loose atoms on one line.
func (s *stream) lineFrom(i int) int {
	k := i + 1
	for k < len(s.atoms) && s.of[k] == 0 && s.atoms[k].page == s.atoms[i].page &&
		math.Abs(middleY(s.atoms[k].box)-middleY(s.atoms[k-1].box)) < inLine*s.atoms[i].size {
		k++
	}
	return k
}

func (s *stream) text(from, to int) string {
	var b strings.Builder
	for _, a := range s.atoms[from:to] {
		b.WriteString(a.text)
	}
	return b.String()
}

// runningLine is a line in the margin of a page: its text without figures, and whether it is at the top.
type runningLine struct {
	text string
	top  bool
}

// margin is the share of a page at its top and its bottom where running titles are.
const margin = 0.12

func (s *stream) runningLine(i int, text string) runningLine {
	y := middleY(s.atoms[i].box) / s.pages[s.atoms[i].page].Height
	if y > margin && y < 1-margin {
		return runningLine{}
	}
	return runningLine{strings.Trim(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, text), " "), y < 0.5}
}

// running are the lines that pages repeat.
func (s *stream) running() map[runningLine]bool {
	on := map[runningLine]map[int]bool{}
	for i := 0; i < len(s.atoms); {
		if s.of[i] != 0 {
			i++
			continue
		}
		to := s.lineFrom(i)
		if l := s.runningLine(i, s.text(i, to)); l.text != "" {
			if on[l] == nil {
				on[l] = map[int]bool{}
			}
			on[l][s.atoms[i].page] = true
		}
		i = to
	}
	repeated := map[runningLine]bool{}
	for l, pages := range on {
		repeated[l] = len(pages) > 1 && strings.Trim(l.text, figureMarks) != ""
	}
	return repeated
}
