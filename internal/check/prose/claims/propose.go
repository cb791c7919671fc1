package claims

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// A figure need not be named in a known way. Every amount, every denial and every word for all is proposed for each
// figure whose words are near; what stands around makes the features, and their weights decide (see [judge.Claims]).
// What fits any figure that is likely enough is never accused.

// Proposal is a reading: these words state that figure of the form.
type Proposal struct {
	Figure   *templates.Figure
	Value    decimal.Decimal
	Options  []Option
	Features []string // of its words
	Doubts   []string // of what the table has instead
	Equal    bool     // some option is what is stated
	Gap      bool     // some option has no figure
	From, To int      // in characters of the paragraph: what is stated
	NameFrom int      // and its name
	NameTo   int

	how   how
	spot  *spot
	scene *scene
}

// how is where a figure's name stands to what is stated.
type how struct {
	place  string // before, after, bare, each, rest, deny, zero, nil, all, inyear
	word   int    // the token that names it, or the spot itself
	gap    int    // characters of unknown words between
	commas int
	names  int                 // other figures' names between
	nouns  int                 // nouns of the subject between
	others int                 // nouns of something else between
	beyond bool                // another amount is between
	rank   int                 // names of the same side that are nearer
	next   bool                // the next amount follows the name, with no comma
	moved  bool                // it is what something rose or fell to
	with   []*templates.Figure // named in a bracket between: 予以公开（含部分公开）共12件
	exact  bool                // the words allow no other reading
	opens  int                 // the token that what is to be quoted begins with, 0 for the name or the spot
}

// Statement is what a spot may state.
type Statement struct {
	Passage   *reading.Passage
	Amount    *reading.Amount // nil for a denial, and for words for all
	Kind      string
	Proposals []Proposal

	observed bool // the features of its proposals are made
	around   neighbours
	told     telling        // where the paragraph tells figures as the table has them
	others   []*Statement   // those of its paragraph
	no       int            // its place among them
	named    map[int][]bond // the amounts that a name may be of, by its place
}

// Bounds of how far a name is looked for.
const (
	mostNames  = 6
	mostTokens = 40
	mostCommas = 3
)

// propose makes the proposals of a spot.
func (s *scene) propose(p *spot) *Statement {
	st := &Statement{Passage: s.Passage}
	if s.isElsewhen(p) || s.isPlanned(p) || p.kind == stated && (s.isDifference(p) || s.isNone(p.at)) {
		s.elsewhere[s.tokens[p.at].from] = true
		return nil
	}
	switch p.kind {
	case stated:
		a := s.tokens[p.at].amount
		if a.Bare() || a.Aside || !a.Exact && !a.Rounded || slices.Contains(lexicon.Words("uncounted"), a.Unit) ||
			s.isFrom(p.at) || a.Unit != "" && !s.units[a.Unit] {
			return nil
		}
		st.Amount, st.Kind = a, "amount"
		s.before(p, st)
		s.after(p, st)
		s.bareNoun(p, st)
		s.inTurn(p, st)
		s.together(p, st)
		s.each(p, st)
		s.ofNoun(p, st)
	case denied:
		st.Kind = "denial"
		s.denials(p, st)
	case every:
		st.Kind = "every"
		s.alls(p, st)
	case alone:
		st.Kind = "every"
		s.alone(p, st)
	case rated:
		st.Kind = "every"
		s.wholeRate(p, st)
	}
	if len(st.Proposals) == 0 {
		return nil
	}
	return st
}

// pass counts a token that lies between a name and what is stated. A near noun counts only where the caller counts it:
// beside an amount it may be what is counted, beside a denial it is not.
func (h *how) pass(t token) {
	switch t.role {
	case unknown:
		h.gap += t.to - t.from
	case noun:
		h.nouns++
	case other:
		h.others++
	case comma:
		h.commas++
	case parted:
		h.commas += 2
	}
}

// name adds the proposals of the figures that a token names.
func (s *scene) name(p *spot, st *Statement, h *how, k int) {
	h.word = k
	s.enter(p, st, *h, s.tokens[k].figures)
	h.rank++
}

// enter adds a proposal for each figure that a word names.
func (s *scene) enter(p *spot, st *Statement, h how, figures []*templates.Figure) {
	for _, f := range figures {
		if st.proposes(f, h.place) || s.isPartOfWord(h.word) || st.Amount != nil && s.isNotOf(p, h, f) {
			continue
		}
		value := decimal.Zero
		if st.Amount != nil {
			value = st.Amount.Value
		}
		list := s.options(f)
		if len(h.with) > 0 && len(f.Sums) > 0 {
			list = append(list, together(s.report, append([]*templates.Figure{f}, h.with...)))
		}
		s.put(p, st, h, f, value, list)
	}
}

// proposes reports whether a figure was proposed already from the same side.
func (st *Statement) proposes(f *templates.Figure, place string) bool {
	for i := range st.Proposals {
		if o := &st.Proposals[i]; o.Figure == f && o.how.place == place {
			return true
		}
	}
	return false
}

// options gives the sums that one figure may mean, reckoned once a report; nobody may change them.
func (s *scene) options(f *templates.Figure) []Option {
	list, known := s.reckoned[f]
	if !known {
		list = slices.Clip(options(s.report, []*templates.Figure{f}, 1))
		s.reckoned[f] = list
	}
	return list
}

// isNotOf reports whether a name near an amount is certainly not the amount's.
func (s *scene) isNotOf(p *spot, h how, f *templates.Figure) bool {
	return s.isUnable(h.word) || s.isOneOfRow(h) || s.isDenied(h.word) || f.Stock && s.isAtBegin(p) ||
		h.place == "after" && (h.next && h.gap == 0 || // 属于本年的33件予以公开18件
			s.groups[f] && strings.HasPrefix(s.saidAfter(h.word), "中")) // 有1件答复在行政复议中被纠正
}

// saidAfter returns the words of the token after one, "" at the end.
func (s *scene) saidAfter(k int) string {
	if k+1 >= len(s.tokens) {
		return ""
	}
	return s.saidAt(k + 1)
}

// isUnable reports whether what a word names could not be done: 未能公开的101件.
func (s *scene) isUnable(word int) bool {
	if word > 1 && s.tokens[word-1].role == join && wordlist.AnyEnds(s.saidAt(word-2), "全部") {
		return true // 全部或部分公开
	}
	return word > 1 && s.tokens[word-2].role == negator && slices.Contains([]string{"能", "能够", "予"}, s.saidAt(word-1))
}

func (s *scene) put(p *spot, st *Statement, h how, f *templates.Figure, value decimal.Decimal, list []Option) {
	if len(list) == 0 || s.isAstray(p, st, f) {
		return
	}
	q := Proposal{Figure: f, Value: value, Options: list, how: h, spot: p, scene: s}
	t := s.tokens[p.at]
	q.From, q.To = t.from, t.to
	q.NameFrom, q.NameTo = s.tokens[h.word].from, s.tokens[h.word].to
	for _, o := range list {
		q.Equal = q.Equal || len(o.Gaps) == 0 && equals(st.Amount, value, o.Sum)
		q.Gap = q.Gap || len(o.Gaps) > 0
	}
	st.Proposals = append(st.Proposals, q)
}

// equals reports whether a sum is what is stated, as far as that is rounded.
func equals(a *reading.Amount, value, sum decimal.Decimal) bool {
	if a != nil && a.Rounded {
		return sum.Sub(value).Abs().LessThanOrEqual(a.Rounding())
	}
	return sum.Equal(value)
}

// bare returns the figure that the subject's noun alone names, nil for none.
func (s *scene) bare() *templates.Figure {
	for _, f := range s.subject.Figures {
		if f.Bare {
			return f
		}
	}
	return nil
}
