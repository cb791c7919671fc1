package claims

import (
	"nianbao/templates"
)

// What a word of denial may deny is proposed to be nil.

// denials proposes nil for what a word of denial may deny.
func (s *scene) denials(p *spot, st *Statement) {
	t := s.tokens[p.at]
	h := how{word: p.at}
	switch t.role {
	case nilWord:
		h.place = "nil"
		s.enter(p, st, h, t.figures)
	case zero:
		h.place = "zero"
		s.backward(p, st, h)
	default:
		h.place = "deny"
		s.forward(p, st, h)
		s.deniesDone(p, st)
		if len(st.Proposals) == 0 {
			h.place = "undone"
			s.backward(p, st, h)
		}
	}
}

// forward proposes what is named after a word in its clause; where no figure is, the one that the subject's noun names.
func (s *scene) forward(p *spot, st *Statement, h how) {
clause:
	for k := p.at + 1; k < min(p.end, p.at+mostTokens); k++ {
		t := s.tokens[k]
		switch t.role {
		case figureWord:
			s.name(p, st, &h, k)
		case figure:
			if k <= p.at+2 && s.isNone(k) {
				continue // 无一件结转下年
			}
			return
		case comma, parted, opening, closing, negator:
			break clause
		case noun:
			h.word = k
			h.pass(t)
		default:
			h.pass(t)
		}
	}
	if f := s.bare(); len(st.Proposals) == 0 && h.nouns > 0 && f != nil {
		h.place = "nobare"
		s.enter(p, st, h, []*templates.Figure{f})
	}
}

// backward proposes what is named before a word in its clause.
func (s *scene) backward(p *spot, st *Statement, h how) {
	for k := p.at - 1; k >= max(p.from, p.at-mostTokens); k-- {
		t := s.tokens[k]
		switch t.role {
		case figureWord:
			s.name(p, st, &h, k)
		case comma, parted, opening, closing, figure, negator:
			return
		default:
			h.pass(t)
		}
	}
}

// deniesDone marks that what is denied right after a word of denial was done with nothing of the subject named before in
// the sentence: 制发规范性文件3件，没有废止文件.
func (s *scene) deniesDone(p *spot, st *Statement) {
	k := p.at + 1
	if len(s.groups) > 0 || s.bare() != nil || p.noun < p.from || k >= p.end || s.tokens[k].role != figureWord {
		return
	}
	last := k + 1
	for last < p.end && (s.tokens[last].role == noun || s.tokens[last].role == other && s.endsNoun(s.saidAt(last))) {
		last++
	}
	if last < p.end && !endsClause(s.tokens[last].role) {
		return
	}
	for i := range st.Proposals {
		if q := &st.Proposals[i]; q.how.word == k && q.how.place == "deny" {
			q.how.exact = true
		}
	}
}
