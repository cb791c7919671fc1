package claims

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Several amounts may be of one cell of the form. 废止1件、宣布失效4件 are five that were
// repealed, of 收到16件，实际受理13件 only the second is the form's, and each of them alone looks
// wrong. So what a paragraph claims is looked at once more together.

// actualWords precede what was really taken in, of all that came.
var actualWords = []string{"实际", "實際", "正式", "最终", "最終"}

// formalWords are those of them that may also part what was done in one way from what was done in another: 正式答复12件.
var formalWords = []string{"正式", "最终", "最終"}

// isActual reports whether a word for what was really taken in is right before the words at a
// token.
func (c *claimer) isActual(at int) bool { return c.stands(at, actualWords) }

// stands reports whether one of some words is right before the words at a token.
func (c *claimer) stands(at int, words []string) bool {
	k := at - 1
	for k >= c.since && (c.tokens[k].role == besideSubject || c.tokens[k].role == besideAny) {
		k--
	}
	return k >= c.since && c.tokens[k].role == unknown && wordlist.AnyEnds(c.said(k), words...)
}

// settled returns what is left of a paragraph's claims when those of one cell are seen together.
func (c *claimer) settled(claims []Claim) []Claim {
	if !slices.ContainsFunc(claims, func(claim Claim) bool { return claim.Verdict == reading.Wrong }) {
		return claims
	}
	addUp(claims)
	claims = takenIn(claims)
	for _, f := range c.subject.Figures {
		if f.Shares != "" {
			claims = c.shared(claims, f)
		}
	}
	return claims
}

// addUp finds right what a sentence claims of one figure in several amounts, each of them wrong, that come to its cell.
func addUp(claims []Claim) {
	type place struct {
		sentence int
		figure   *templates.Figure
	}
	several := map[place][]*Claim{}
	for i := range claims {
		if o := &claims[i]; o.figure != nil && !o.Denied && o.Verdict == reading.Wrong {
			at := place{o.Start, o.figure}
			several[at] = append(several[at], o)
		}
	}
	for _, same := range several {
		confirm(same)
	}
}

// confirm finds claims right if they come to what one of them may mean.
func confirm(same []*Claim) {
	if len(same) < 2 || !slices.ContainsFunc(same[0].Options, func(o Option) bool {
		return len(o.Gaps) == 0 && o.Sum.Equal(sumOf(same))
	}) {
		return
	}
	for _, claim := range same {
		claim.Verdict = reading.Right
	}
}

func sumOf(claims []*Claim) decimal.Decimal {
	sum := decimal.Zero
	for _, claim := range claims {
		sum = sum.Add(claim.Said.Value)
	}
	return sum
}

// nearClaims is how many claims after one are looked at for what was taken in of it.
const nearClaims = 12

// takenIn drops what came where the sentence, or the next claim, continues with the smaller
// number really taken in. Where what came is the form's figure, what was taken in is not. Two
// words for the same, 收到 and 受理, count too, if one of them is right.
func takenIn(claims []Claim) []Claim {
	drop := map[int]bool{}
	for i, all := range claims {
		for k := i + 1; k < min(len(claims), i+1+nearClaims) && (claims[k].Start == all.Start || k == i+1); k++ {
			in := claims[k]
			if in.Start != all.Start && !in.actual || !all.isWhole() || !in.isWhole() || all.Denied ||
				in.Denied || all.Rule != in.Rule ||
				in.Said.Value.GreaterThan(all.Said.Value) {
				continue
			}
			switch {
			case all.Verdict == reading.Wrong &&
				(in.actual || in.Verdict == reading.Right && in.figure == all.figure && in.Words != all.Words):
				drop[i] = true
			case in.Verdict == reading.Wrong && in.actual && all.Verdict == reading.Right:
				drop[k] = true
			}
		}
	}
	var kept []Claim
	for i, claim := range claims {
		if !drop[i] {
			kept = append(kept, claim)
		}
	}
	return kept
}

// shared settles claims about a cell that two figures share, whole and part. It is unknown
// whether the part is counted in: alone it is never wrong, and beside it the whole is not wrong
// for being less than the cell. A pair in one sentence is both, and is reported as its sum if
// that is wrong.
func (c *claimer) shared(claims []Claim, part *templates.Figure) []Claim {
	of := func(claim *Claim) bool {
		return claim.figure != nil && !claim.Denied && (claim.figure == part || claim.figure.ID == part.Shares)
	}
	var all []*Claim
	mixed := false
	for i := range claims {
		if o := &claims[i]; of(o) && o.Verdict == reading.Wrong {
			all, mixed = append(all, o), mixed || o.figure == part
		}
	}
	if mixed {
		confirm(all)
	}
	named := c.tellsOf(part)
	var kept []Claim
	for i := 0; i < len(claims); i++ {
		claim := claims[i]
		switch {
		case !of(&claim) || claim.Verdict != reading.Wrong:
			kept = append(kept, claim)
		case i+1 < len(claims) && of(&claims[i+1]) && claims[i+1].Verdict == reading.Wrong &&
			claims[i+1].Start == claim.Start &&
			claims[i+1].figure != claim.figure && len(all) == 2:
			kept = append(kept, c.pair(claim, claims[i+1]))
			i++
		case claim.figure == part, named && claim.isLess():
		default:
			kept = append(kept, claim)
		}
	}
	return kept
}

// tellsOf reports whether the paragraph names a figure in a sentence that also names its subject:
// 失效 is used of links as well.
func (c *claimer) tellsOf(f *templates.Figure) bool {
	named, about := false, false
	for _, t := range c.tokens {
		switch {
		case t.role == stop:
			named, about = false, false
		case t.role == noun:
			about = true
		case t.role == figureWord && slices.Contains(t.figures, f):
			named = true
		}
		if named && about {
			return true
		}
	}
	return false
}

// pair makes one claim of two, that of their sum.
func (c *claimer) pair(a, b Claim) Claim {
	a.Sum, a.to = true, b.to
	a.Said = reading.Stated{Label: a.Said.Label, Written: a.Said.Written, Value: a.Said.Value.Add(b.Said.Value),
		Unit: a.Said.Unit}
	a.Clause = shortened(c.Folded.Quote(a.from, a.to))
	return a
}
