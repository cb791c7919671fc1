package claims

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Whether a comparison is one of the report's own figures, as far as its words show.

// isMeant reports whether a clause compares figures of the report, as far as its sentence shows: of its scope and
// subject, done and not wished for, with no word in the clause that nobody knows.
func (k *comparison) isMeant() bool {
	said := k.Folded.Words(k.tokens[k.sentence].from, k.tokens[k.to-1].to)
	if wordlist.AnyIn(k.unnamed(), lexicon.Words("supposed")...) || wordlist.AnyIn(said, lexicon.Words("intended")...) {
		return false
	}
	for i := k.sentence; i < k.to; i++ {
		switch t := k.tokens[i]; t.role {
		case other, partial, members, office:
			return false
		case area, everyone:
			if !k.wide {
				return false
			}
		case unknown:
			if i >= k.from && !k.isKnown(t) || foreignOrgan(k.saidAt(i), k.agency) {
				return false
			}
		}
	}
	return k.isOfSubject(said) || k.isOfTold()
}

// unnamed returns the words of the sentence up to the end of the clause, without the names of figures.
func (k *comparison) unnamed() string {
	var b strings.Builder
	for i := k.sentence; i < k.to; i++ {
		if k.tokens[i].role != figureWord {
			b.WriteString(k.saidAt(i))
		}
	}
	return b.String()
}

// isKnown reports whether a word that the subject does not know is one of comparing, or leads to a name.
func (k *comparison) isKnown(t token) bool {
	said := ""
	for at := t.from; at < t.to; {
		switch n := wordAt(k.Folded.Runes[at:t.to]); {
		case at >= k.at && at < k.end:
			at = k.end
		case n > 0:
			at += n
		default:
			said += string(k.Folded.Runes[at])
			at++
		}
	}
	if said == "" || k.times() > 0 && t.from >= k.right.to {
		return true
	}
	c := claimer{Passage: k.Passage, agency: k.agency}
	return c.leadsTo(said)
}

// wordAt returns how many characters a word of comparing that begins a text has.
func wordAt(text []rune) int {
	for _, set := range []string{"against", "half", "counted", "moreBy", "lessBy"} {
		for _, w := range lexicon.Words(set) {
			if strings.HasPrefix(string(text), w) {
				return len([]rune(w))
			}
		}
	}
	return 0
}

// isOfSubject reports whether a sentence names the subject, by its noun or by a name that nothing else has.
func (k *comparison) isOfSubject(said string) bool {
	if k.heading || k.topics.In(said) || k.bare() != nil && strings.Contains(said, "申请") {
		return true
	}
	if len(k.groups) > 0 {
		return k.near.In(said) || k.heads.In(said) && !k.headed
	}
	return slices.ContainsFunc([]*token{k.left, k.right}, func(t *token) bool {
		return t != nil && t.figures[0].Usage == templates.Own
	})
}

// isOfTold reports whether half is one of what the sentence states as the table has it: 办结24件，予以公开的不到半数.
func (k *comparison) isOfTold() bool {
	return k.isHalf() && slices.ContainsFunc(k.tokens[k.sentence:k.from], func(t token) bool {
		return t.role == figure && slices.ContainsFunc(k.wholes(), func(o Option) bool {
			return len(o.Gaps) == 0 && o.Sum.IsPositive() && o.Sum.Equal(t.amount.Value)
		})
	})
}
