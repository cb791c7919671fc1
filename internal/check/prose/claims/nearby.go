package claims

import (
	"slices"
	"strings"

	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Names are looked for before an amount and after it, as far as they may be its.

// before proposes the names before an amount.
func (s *scene) before(p *spot, st *Statement) {
	h := how{place: "before"}
	for k, n := p.at-1, 0; k >= p.from && n < mostTokens; k, n = k-1, n+1 {
		t := s.tokens[k]
		switch t.role {
		case figureWord:
			s.name(p, st, &h, k)
			h.names++
		case nearNoun:
			h.nouns++
		case unknown:
			if k >= p.at-2 && s.movesTo(k) {
				h.moved = true
			} else {
				h.pass(t)
			}
		case closing:
			if open := s.opens(k, p.from); open >= 0 {
				h.with = append(h.with, s.firstFigures(open, k)...)
				k = open
				continue
			}
		case figure:
			if !t.amount.Aside && !s.isFrom(k) && !s.isSeries(k) {
				if h.beyond {
					return
				}
				h.beyond = true
			}
		default:
			h.pass(t)
		}
		if h.commas > mostCommas || h.names >= mostNames {
			return
		}
	}
}

// firstFigures returns the first figure that each name between two tokens names.
func (s *scene) firstFigures(from, to int) (list []*templates.Figure) {
	for _, t := range s.tokens[from:to] {
		if t.role == figureWord {
			list = append(list, t.figures[0])
		}
	}
	return list
}

// opens finds the bracket that a closing one belongs to, -1 where it is too far.
func (s *scene) opens(k, from int) int {
	for n := k - 1; n >= max(from, k-mostTokens); n-- {
		if t := s.tokens[n]; t.role == opening && s.Folded.Closes[t.from] == s.tokens[k].from {
			return n
		}
	}
	return -1
}

// after proposes the names after an amount.
func (s *scene) after(p *spot, st *Statement) {
	h := how{place: "after"}
	for k, n := p.at+1, 0; k < p.end && n < mostTokens; k, n = k+1, n+1 {
		t := s.tokens[k]
		switch t.role {
		case unknown:
			if strings.HasPrefix(s.saidAt(k), "外") && s.exceptIn(*p) {
				return // 除1件无法提供外，其余均予以公开
			}
			h.pass(t)
		case figureWord:
			if h.commas > 0 && k+1 < p.end && s.tokens[k+1].role == zero {
				return // 清理存量7件，年末在办为零
			}
			h.next = s.isNext(k+1, p.end)
			s.name(p, st, &h, k)
			h.names++
		case nearNoun:
			h.nouns++
		case parted, closing, negator:
			return // 修订2件，没有废止
		case opening:
			if end := s.closes(k, p.end); end > k {
				k = end
				continue
			}
		case figure:
			if !t.amount.Aside {
				return
			}
		default:
			h.pass(t)
		}
		if h.commas > 2 || h.names >= mostNames {
			return
		}
	}
}

// closes finds the bracket that an opening one belongs to, -1 where it is too far.
func (s *scene) closes(k, end int) int {
	to := s.Folded.Closes[s.tokens[k].from]
	for n := k + 1; n < min(end, k+mostTokens); n++ {
		if s.tokens[n].from == to {
			return n
		}
	}
	return -1
}

// isNext reports whether an amount comes before any mark.
func (s *scene) isNext(from, end int) bool {
	for k := from; k < min(end, from+8); k++ {
		switch s.tokens[k].role {
		case figure:
			if u := s.tokens[k].amount.Unit; u == "" || s.units[u] {
				return true // and not 37件新收申请由29名申请人提出
			}
		case comma, parted, closing, opening, join:
			return false
		}
	}
	return false
}

// inTurn proposes the name that has an amount's place in a row of names: 予以公开、部分公开分别为9件、4件.
func (s *scene) inTurn(p *spot, st *Statement) {
	first, place := p.at, 0
	for first-2 >= p.from && place < mostDistributed && s.tokens[first-1].role == join &&
		s.tokens[first-2].role == figure {
		first, place = first-2, place+1
	}
	n := place + 1
	for k := p.at; k+2 < p.end && n < mostDistributed && s.tokens[k+1].role == join &&
		s.tokens[k+2].role == figure; k += 2 {
		n++
	}
	if n < 2 {
		return
	}
	var names []int
	apart := false
	for k := first - 1; k >= max(p.from, first-mostTokens) && len(names) <= n && s.tokens[k].role != figure; k-- {
		switch t := s.tokens[k]; t.role {
		case figureWord:
			names = append(names, k)
		case besideAny, unknown:
			apart = apart || len(names) == 0 && wordlist.AnyIn(s.saidAt(k), "分别", "依次")
		case comma, parted:
			k = -1
		}
	}
	if !apart || len(names) != n {
		return
	}
	h := how{place: "turn", word: names[n-1-place]}
	s.enter(p, st, h, s.tokens[h.word].figures)
}

// together proposes the sum of several names beside one another before an amount: 予以公开和部分公开两项合计8件.
func (s *scene) together(p *spot, st *Statement) {
	h := how{place: "sum"}
	var figures []*templates.Figure
	for k, n := p.at-1, 0; k >= p.since && n < mostTokens; k, n = k-1, n+1 {
		switch t := s.tokens[k]; t.role {
		case figureWord:
			if f := t.figures[0]; !f.Among && f.Of == "" && !slices.Contains(figures, f) {
				figures = append(figures, f)
				h.word = k
			}
		case nearNoun:
			h.nouns++
		default:
			h.pass(t)
		}
		if h.commas > 2 {
			break
		}
	}
	if len(figures) < 2 || !st.Amount.Own || s.saysMainly(p) || figures[0].Whole != figures[1].Whole {
		return
	}
	sum := together(s.report, figures)
	list := []Option{sum}
	if len(figures) > 2 {
		list = append(list, together(s.report, figures[:2]))
	}
	s.put(p, st, h, figures[0], st.Amount.Value, list)
}

// bareNoun proposes the figure that the subject's noun alone names.
func (s *scene) bareNoun(p *spot, st *Statement) {
	f := s.bare()
	if f == nil {
		return
	}
	h, from := how{place: "bare"}, max(p.since, p.at-8)
	if s.isMoved(p.at) {
		from, h.moved = max(p.from, p.at-12), true // 依申请公开件由上年的28件增长到43件
	}
	for k := p.at - 1; k >= from; k-- {
		switch t := s.tokens[k]; t.role {
		case figure:
		case noun:
			h.word = k
			s.enter(p, st, h, []*templates.Figure{f})
			return
		case figureWord:
			h.names++
		default:
			h.pass(t)
		}
	}
	h = how{place: "barely"}
	for k := p.at + 1; k < min(p.end, p.at+6); k++ {
		switch t := s.tokens[k]; t.role {
		case noun:
			h.word, h.next = k, s.isNext(k+1, p.end)
			s.enter(p, st, h, []*templates.Figure{f})
			return
		case figureWord:
			h.names++
		case comma, parted, figure, other, opening, closing:
			return
		default:
			h.pass(t)
		}
	}
}
