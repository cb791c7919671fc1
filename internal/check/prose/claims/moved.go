package claims

import "nianbao/internal/wordlist"

// What a figure was and what it came to: 新收申请由2022年的142件降至118件, 2023年攀升到384件.

// movedTo are words after which stands what a figure came to.
var movedTo = []string{"降至", "降为", "降到", "减至", "减为", "减到", "减少至", "减少为", "减少到", "下降至", "下降为", "下降到", "回落至",
	"回落到", "升至", "升到", "升为", "增至", "增到", "增加至", "增加到", "增加为", "增长至", "增长到", "增长为", "上升至", "上升到", "上升为",
	"攀升至", "攀升到", "变为", "变成", "扩大到", "扩大至", "提高到", "提高至"}

// movesTo reports whether the words of a token lead to what a figure came to.
func (s *scene) movesTo(k int) bool { return wordlist.AnyEnds(s.saidAt(k), movedTo...) }

// isFrom reports whether an amount is what a figure was before it moved to the next.
func (s *scene) isFrom(k int) bool {
	return k+2 < len(s.tokens) && s.tokens[k+1].role == unknown && s.tokens[k+2].role == figure && s.movesTo(k+1)
}
