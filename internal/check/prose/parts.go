package prose

import (
	"slices"

	"nianbao/internal/check/prose/lists"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
)

// checkParts judges the sums the prose states itself.
func checkParts(c *rule.Context) []finding.Finding {
	var found []finding.Finding
	all := listsOf(c)
	names := namesOf(all, func(l listed) (reading.Paragraph, string) { return l.Paragraph, l.Totals[0].Label })
	for _, l := range all {
		name := names.of(l.Paragraph, l.Totals[0].Label, l.Sentence)
		if l.Verdict == reading.Right {
			continue
		}
		f := at(c, "text.parts", l.Paragraph, name)
		f.Actual = l.Total().String()
		args := []any{"quote", excerpt(l.Sentence), "total", parts(l.Totals), "parts", reckoned(l)}
		if l.Verdict == reading.Unjudged {
			f.Outcome = finding.Unjudged
			f.Message = message.New("text.parts.unjudged", args...)
		} else {
			difference := l.Total().Sub(l.Sum)
			f.Expected, f.Difference = l.Sum.String(), difference.String()
			args = append(args, "sum", f.Expected, "by", difference.Abs().String())
			switch l.Way {
			case lists.Balance:
				f.Message = message.New("text.parts.balance", args...)
			case lists.Change:
				f.Message = message.New("text.parts.change", args...)
			case lists.Share:
				f.Message = message.New("text.parts.share", args...)
			case lists.Product:
				f.Message = productMessage(l, args)
			default:
				f.Message = message.New("text.parts.differ", args...)
			}
			if len(l.Totals) > 1 {
				f.Message = message.New("text.parts.together", append(args, "together", f.Actual)...)
			}
		}
		found = append(found, f)
	}
	return found
}

// listed is a list and its paragraph.
type listed struct {
	lists.List
	Paragraph reading.Paragraph
}

func listsOf(c *rule.Context) []listed {
	var all []listed
	for _, p := range passagesOf(c) {
		for _, l := range lists.Of(c.Edition, p) {
			all = append(all, listed{l, p.Paragraph})
		}
	}
	return all
}

// amountText is the amount with the words for it: 概况类信息更新20条.
func amountText(a reading.Stated) message.Text {
	return message.New("text.amount", "label", tail(a.Label), "written", a.Written)
}

// parts writes a sum.
func parts(list []reading.Stated) message.Text {
	var said message.Text
	for i, a := range list {
		if i == 0 {
			said = amountText(a)
			continue
		}
		said = message.New("text.plus", "a", said, "b", amountText(a))
	}
	return said
}

// productMessage words a product: of things that are counted, or of the months or quarters of a year.
func productMessage(l listed, args []any) message.Text {
	args = append(args, "each", amountText(l.Parts[0]))
	switch {
	case len(l.Parts) == 1:
		return message.New("text.parts.yearly", args...)
	case len(l.Parts) == 2 && len(l.Times) == 1:
		return message.New("text.parts.product", append(args, "times", amountText(l.Parts[1]))...)
	}
	return message.New("text.parts.differ", args...)
}

// reckoned writes how a total comes of its parts: their sum, but for those that are taken away or say how often another
// is taken.
func reckoned(l listed) message.Text {
	var said message.Text
	for i, a := range l.Parts {
		sign := "text.plus"
		if l.Way == lists.Share {
			sign = "text.over"
		}
		switch {
		case i == 0:
			said = amountText(a)
			continue
		case slices.Contains(l.Minus, a):
			sign = "text.minus"
		case slices.Contains(l.Times, a):
			sign = "text.times"
		}
		said = message.New(sign, "a", said, "b", amountText(a))
	}
	return said
}

// longestLabel is how many characters of a label a message repeats; the sentence is quoted beside it.
const longestLabel = 24

func tail(label string) string { return reading.LastRunes(label, longestLabel) }
