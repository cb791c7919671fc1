package prose

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/claims"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// claimed are the form's figures in the prose of the report at hand.
var claimed = rule.Share(func(c *rule.Context) []claims.Claim { return claims.Of(c.Edition, c.Report, passagesOf(c)) })

// claimsOf finds the form's figures in the prose of the report at hand, once for all rules.
func claimsOf(c *rule.Context) []claims.Claim { return claimed.Of(c) }

// manyUnjudged is the number of unjudged figures from which they are reported as one finding: an
// empty table is one thing to put right.
const manyUnjudged = 3

// checkClaims judges the prose's statements about the tables, for one rule.
func checkClaims(c *rule.Context, id string) []finding.Finding {
	var found, unjudged []finding.Finding
	var stated []*claims.Claim
	all := claimsOf(c)
	for i := range all {
		if all[i].Rule == id {
			stated = append(stated, &all[i])
		}
	}
	several := 0 // that cannot be judged
	names := namesOf(stated, func(claim *claims.Claim) (reading.Paragraph, string) {
		return claim.Paragraph, claim.Words
	})
	for _, claim := range stated {
		name := names.of(claim.Paragraph, claim.Words, claim.Sentence)
		if claim.Verdict == reading.Right {
			continue
		}
		if claim.Verdict == reading.Unjudged {
			if several++; several > manyUnjudged {
				continue // told as one
			}
		}
		f := at(c, id, claim.Paragraph, name)
		f.Actual = claim.Said.Value.String()
		args := []any{"quote", excerpt(claim.Sentence), "clause", claim.Clause,
			"options", said(c.Edition, claim.Options)}
		switch {
		case claim.Verdict == reading.Unjudged:
			f.Outcome = finding.Unjudged
			f.Message = message.New("text.claim.unjudged", append(args, "gaps", gaps(c.Edition, claim.Options))...)
			unjudged = append(unjudged, f)
			continue
		case claim.Denied:
			f.Message = message.New("text.claim.denied", args...)
		case claim.Compared:
			f.Actual = claim.Clause
			f.Message = message.New("text.claim.compared", append(args, "against", said(c.Edition, claim.Against))...)
			found = append(found, f)
			continue
		case claim.Sum:
			f.Message = message.New("text.claim.sum", append(args, "sum", claim.Said.Value.String())...)
		default:
			f.Message = message.New("text.claim.differs", args...)
		}
		sum := claim.Options[0].Sum
		f.Expected, f.Difference = sum.String(), claim.Said.Value.Sub(sum).String()
		found = append(found, f)
	}
	if several >= manyUnjudged {
		all := unjudged[0]
		all.Key, all.Actual = "*", ""
		all.Message = message.New("text.claim.unjudged.all", "n", several)
		unjudged = []finding.Finding{all}
	}
	return append(found, unjudged...)
}

// said words the possible meanings of a claim, with the table's figures; of meanings with the
// same result, the first.
func said(e *templates.Edition, options []claims.Option) message.Text {
	var text message.Text
	told := map[string]bool{}
	for _, o := range options {
		sum := o.Sum.String()
		if told[sum] || len(o.Gaps) > 0 {
			continue
		}
		told[sum] = true
		one := message.New("text.option", "label", labels(e, o.Slots), "n", sum)
		if text.IsZero() {
			text = one
			continue
		}
		text = message.New("text.or", "a", text, "b", one)
	}
	return text
}

// labels names a sum of slots as the form does: the group they make up, else each of them.
func labels(e *templates.Edition, slots []string) string {
	var names []string
	var group string
	for i, id := range slots {
		s := e.Slot(id)
		if s == nil {
			continue
		}
		names = append(names, s.Label())
		above := ""
		if n := len(s.RowPath); n > 1 {
			above = s.RowPath[n-2]
		}
		if i == 0 {
			group = above
		} else if above != group {
			group = ""
		}
	}
	if group != "" && len(slots) > 1 {
		return group
	}
	return strings.Join(names, "＋")
}

// gaps names the cells that hold no figure.
func gaps(e *templates.Edition, options []claims.Option) []string {
	var names []string
	for _, o := range options {
		for _, id := range o.Gaps {
			if s := e.Slot(id); s != nil && !slices.Contains(names, s.Label()) {
				names = append(names, s.Label())
			}
		}
	}
	return names[:min(len(names), manyUnjudged)]
}
