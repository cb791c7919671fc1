package claims

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// A sentence need not name its subject: 办结65件，其中予以公开27件，无法提供14件，结转下年度2件
// is about applications, as nothing else has such rows. One term of the form may be used of
// something else (公文 are 不予公开, too); two decide.

// tellsByTerms reports whether the sentence that begins names its subject by the form's own
// terms: two rows of the form, or one that is the form's own beside the whole. They decide
// nothing where something else is counted before them; and where something else was named last,
// one of the rows must be the form's own.
func (c *claimer) tellsByTerms() bool {
	var rows []*templates.Figure
	own, whole := false, false
	for k := c.sentence; k < c.end; k++ {
		switch t := c.tokens[k]; t.role {
		case other:
			if !c.isMentioned(k) {
				return false
			}
		case figure:
			if !t.amount.Aside && !c.isUnderstood(k) {
				return false
			}
		case figureWord:
			f := t.figures[0]
			if f.Usage == templates.Common || slices.Contains(rows, f) || !c.isCounted(k) {
				continue
			}
			if f.Whole {
				whole = true
			} else {
				rows = append(rows, f)
				own = own || f.Usage == templates.Own
			}
		}
		if len(rows) > 1 && (own || !c.foreign) || whole && own && !c.foreign {
			return true
		}
	}
	return false
}

// isCounted reports whether a word is beside an amount that it may name, or beside a word of
// denial.
func (c *claimer) isCounted(k int) bool {
	for i := k + 1; i < c.end; i++ {
		if r := c.tokens[i].role; r == figure {
			return true
		} else if !isBesides(r) && r != figureWord {
			break
		}
	}
	for i := k - 1; i >= c.sentence; i-- {
		if r := c.tokens[i].role; r == figure || r == negator {
			return true
		} else if !isBesides(r) {
			break
		}
	}
	return false
}

// isUnderstood reports whether only words of grammar surround an amount; else it may count
// something the edition has no word for: 申请退税318件.
func (c *claimer) isUnderstood(i int) bool {
	for k := i - 1; k >= c.sentence && c.tokens[k].role != figure && c.tokens[k].role != comma; k-- {
		if c.tokens[k].role == unknown && !c.leadsTo(c.said(k)) {
			return false
		}
	}
	return i+1 >= len(c.tokens) || c.tokens[i+1].role != unknown || strings.HasPrefix(c.said(i+1), "中")
}

// contentWords introduce what something is about. The content of applications is not counted
// beside them.
var contentWords = []string{"涉及", "集中", "内容", "內容", "围绕", "圍繞", "关于", "关注"}

// isMentioned reports whether something else is only mentioned: as what applications are about,
// or as what there was not, and not counted: 主要涉及信访问题; 未收到投诉.
func (c *claimer) isMentioned(i int) bool {
	from := i
	for from > max(c.sentence, i-longestClause) && !endsClause(c.tokens[from-1].role) {
		from--
	}
	said := string(c.Folded.Runes[c.tokens[from].from:c.tokens[i].from])
	if !wordlist.AnyIn(said, contentWords...) && !wordlist.AnyIn(said, reading.Denials...) {
		return false
	}
	for k := i + 1; k < min(c.end, i+longestClause) && !endsClause(c.tokens[k].role); k++ {
		if c.tokens[k].role == figure {
			return false
		}
	}
	return true
}

func endsClause(r role) bool {
	return r == comma || r == parted || r == figure || r == opening || r == closing
}
