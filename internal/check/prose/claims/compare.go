package claims

import (
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// A clause may compare two figures of the form (办结的超过新收的), one with half of its whole (予以公开的超过半数), or one
// with a bound (新收不足500件). It is read only where every word of it is known, and wrong only where no meaning of the
// names makes it true.

// relations are how what is named first may stand to what is named second, by sets of words. A change comes after both
// names: 年末结转的较年初结转的有所减少.
var relations = []struct {
	set    string
	change bool
	holds  func(a, b decimal.Decimal) bool
}{
	{"more", false, decimal.Decimal.GreaterThan},
	{"less", false, decimal.Decimal.LessThan},
	{"notMore", false, decimal.Decimal.LessThanOrEqual},
	{"notLess", false, decimal.Decimal.GreaterThanOrEqual},
	{"same", false, decimal.Decimal.Equal},
	{"nearly", false, func(a, b decimal.Decimal) bool {
		return a.LessThanOrEqual(b) && a.GreaterThanOrEqual(b.Mul(leastNearly))
	}},
	{"grown", true, decimal.Decimal.GreaterThan},
	{"shrunk", true, decimal.Decimal.LessThan},
}

// leastNearly is the least share of a number that is still near it: 近500件 from 400 on.
var leastNearly = decimal.New(8, -1)

// relationWords are the words of all relations; the value is one more than the relation's place.
// A word that several have is the last one's.
var relationWords = sync.OnceValue(func() *lexicon.Dictionary[int] {
	var f lexicon.Families
	for i, r := range relations {
		f.AddWords(i+1, lexicon.Words(r.set)...)
	}
	return lexicon.DictionaryOf(&f, func(places []int) int { return places[len(places)-1] })
})

// comparison is a clause that compares.
type comparison struct {
	*scene
	sentence int // where its sentence begins, its first token
	from, to int // its tokens
	relation int // its place in relations
	at, end  int // where its word stands, in characters
	left     *token
	right    *token // nil for none
	bound    *reading.Amount
}

// comparer goes through a paragraph, and keeps whose time is spoken of.
type comparer struct {
	*scene
	clock    clock
	passed   int  // how many expressions of time were taken in
	astray   bool // the sentence names another time
	sentence int  // first token of the sentence
}

// mostCompared is how many tokens of a sentence are looked at.
const mostCompared = 200

// compared returns what the clauses of a paragraph that compare figures come to.
func (s *scene) compared(p *reading.Passage) []Claim {
	c := claimer{Passage: p}
	if !p.Compares || c.isHeading() || !s.names.In(p.Plain) {
		return nil
	}
	one := *s
	one.Passage = p
	if one.tokens == nil {
		one.tokens = s.vocabulary.read(p.Folded, p.Amounts, longestTerm)
	}
	w := comparer{scene: &one}
	var found []Claim
	for i, from := 0, 0; i <= len(one.tokens); i++ {
		ends := i == len(one.tokens) || one.tokens[i].role == stop
		if !ends {
			w.tellTime(i)
		}
		if !ends && (one.tokens[i].role == figure || !endsClause(one.tokens[i].role)) {
			continue
		}
		k := comparison{scene: &one, sentence: w.sentence, from: from, to: i}
		if i > from && i-w.sentence <= mostCompared && k.find() && w.isOwn() && k.isMeant() {
			found = append(found, k.claims()...)
		}
		from = i + 1
		if ends {
			w.sentence, w.astray = i+1, false
			w.clock.begin()
		}
	}
	return found
}

// tellTime takes in the expressions of time that begin in a token, but for those in a name: 结转2024年.
func (w *comparer) tellTime(i int) {
	t := w.tokens[i]
	for ; w.passed < len(w.Moments) && w.Moments[w.passed].At < t.to; w.passed++ {
		m, own := w.Moments[w.passed], w.report.Year
		if t.role == figureWord {
			continue
		}
		w.clock.see(m, own)
		w.astray = w.astray || m.Period != reading.WholeYear && m.Year != reading.ThisYear && (own == 0 || m.Year != own)
	}
}

// isOwn reports whether all that dates the sentence so far, and what was said before, is the report's year.
func (w *comparer) isOwn() bool {
	return !w.astray && !w.clock.isOther(w.report.Year) && !w.clock.mayBeOther()
}

// find looks for one word of relation, and for the names and the number on its sides.
func (k *comparison) find() bool {
	k.relation = -1
	for i := k.from; i < k.to; i++ {
		switch t := &k.tokens[i]; t.role {
		case figureWord:
			switch {
			case t.figures[0].Whole && k.isOnlyCounted(i): // 予以公开的申请数量, 无法提供类答复
			case t.figures[0].Among || t.figures[0].Of != "" || k.right != nil || k.isPartOfWord(i):
				return false
			case k.left == nil:
				k.left = t
			default:
				k.right = t
			}
		case figure:
			if k.bound != nil || k.left == nil {
				return false
			}
			k.bound = t.amount
		case noun, nearNoun, besideSubject, besideAny, unknown, join, area, everyone, negator:
			if !k.relate(t) {
				return false
			}
		default:
			return false // a part, another thing, another's
		}
	}
	k.inherit()
	return k.left != nil && (k.relation >= 0 || k.isSomeMore() || k.right != nil && k.bound != nil)
}

// inherit takes what a clause that begins by comparing is about from the clause before: 办结13件，比新收多2件.
func (k *comparison) inherit() {
	if k.left == nil || k.right != nil || k.bound == nil || !wordlist.AnyBegins(k.saidAt(k.from), lexicon.Words("against")...) {
		return
	}
	counted := false
	for i := k.from - 2; i >= k.sentence; i-- {
		switch t := &k.tokens[i]; {
		case t.role == figure && !counted:
			counted = true
		case t.role == figureWord && counted && !t.figures[0].Among && t.figures[0].Of == "":
			k.left, k.right = t, k.left
			return
		case t.role != noun && t.role != nearNoun && !isBesides(t.role):
			return
		}
	}
}

// isOnlyCounted reports whether a word right after a name tells what is counted of it.
func (k *comparison) isOnlyCounted(i int) bool {
	n := i - 1
	for n > k.from && slices.Contains([]string{"类", "的", "类的"}, k.saidAt(n)) {
		n--
	}
	return n >= k.from && k.tokens[n].role == figureWord
}

// relate looks for a word of relation that begins in a token.
func (k *comparison) relate(t *token) bool {
	for at := max(t.from, k.end); at < t.to; {
		r, n := relationWords().Longest(k.Folded.Runes[at:])
		if n == 0 {
			at++
			continue
		}
		if k.relation >= 0 || t.role == negator && at > t.from {
			return false // two of them
		}
		k.relation, k.at, k.end = *r-1, at, at+n
		at += n
	}
	return t.role != negator || k.at == t.from && k.relation >= 0
}

// isSomeMore reports whether the number has some more, and no other relation: 一万六千余件.
func (k *comparison) isSomeMore() bool {
	return k.bound != nil && k.right == nil && k.relation < 0 && !k.bound.Exact && !k.bound.Rounded &&
		wordlist.AnyIn(k.Folded.Words(k.bound.From, k.bound.To), lexicon.Words("andMore")...)
}
