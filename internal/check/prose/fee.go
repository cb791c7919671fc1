package prose

import (
	"strings"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Fee is a section's statement about the fee.
type Fee int

// The statements a section may make.
const (
	FeeAbsent Fee = iota // there is no section
	FeeSilent            // nothing about the fee
	FeeVague             // it is named, but not what was collected
	FeeStated            // what was collected, or that nothing was
)

// feeHeading is how long a paragraph may be that only announces the statement in the next one.
const feeHeading = 40

// FeeOf returns the statement of paragraphs about the fee, and which of them names it; -1 for
// none. The statement may be beside the name, or alone in the paragraph after it:
// “收取信息处理费的情况”, “无。”
func FeeOf(words *templates.Fee, paragraphs []report.Paragraph) (Fee, int) {
	said, where := FeeAbsent, -1
	for i, p := range paragraphs {
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		text := quantity.Read(p.Text)
		plain := string(text.Runes)
		if said == FeeAbsent {
			said = FeeSilent
		}
		if !wordlist.AnyIn(plain, reading.FoldAll(words.Words)...) {
			continue
		}
		if said == FeeSilent {
			said, where = FeeVague, i
		}
		if stated(text, words) {
			return FeeStated, i
		}
		if len(text.Runes) <= feeHeading && i+1 < len(paragraphs) &&
			stated(quantity.Read(paragraphs[i+1].Text), words) {
			return FeeStated, i
		}
	}
	return said, where
}

// stated reports whether a text states a sum of money or that there was none. The name of a
// document states neither.
func stated(text quantity.Text, words *templates.Fee) bool {
	for _, q := range quantity.Find(text) {
		if q.Unit == "元" {
			return true
		}
	}
	var open []rune
	for i, r := range text.Runes {
		if !text.Shut[i] {
			open = append(open, r)
		}
	}
	return wordlist.AnyIn(string(open), reading.FoldAll(words.None)...)
}

// checkFee judges whether the report states the fee collected.
func checkFee(c *rule.Context) []finding.Finding {
	words := c.Edition.Prose.Fee
	paragraphs := c.Report.Prose[words.Section]
	said, where := FeeOf(words, paragraphs)
	if said == FeeStated {
		return nil
	}
	f := rule.Finding("text.fee", templates.Verify)
	c.AtSection(&f, words.Section)
	f.Hint = message.New("rule.text.fee.do")
	heading := c.Edition.Section(words.Section).Heading()
	args := []any{"heading", heading, "fee", words.Words[0]}
	switch said {
	case FeeAbsent:
		f.Outcome = finding.Unjudged
		f.Message = message.New("text.fee.unjudged", args...)
	case FeeVague:
		c.AtParagraph(&f, words.Section, paragraphs[where])
		f.Message = message.New("text.fee.vague", append(args, "quote", excerpt(paragraphs[where].Text))...)
	default:
		f.Message = message.New("text.fee.silent", args...)
	}
	return []finding.Finding{f}
}
