package document

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The numbers that open headings inside a part, by level (GB/T 9704-2012 7.3.3), in either width of brackets and
// figures. 1.5 opens a sentence, not a heading.
var openings = [...]struct {
	level  int
	number *regexp.Regexp
}{
	{2, regexp.MustCompile(`^[（(][一二三四五六七八九十百]{1,4}[）)]`)},
	{3, regexp.MustCompile(`^[0-9０-９]{1,2}(?:[.．] ?|、)(?:[^0-9０-９]|$)`)},
	{4, regexp.MustCompile(`^(?:[（(][0-9０-９]{1,2}[）)]|[⑴-⒇])`)},
}

// How long a heading may be, its number not counted. A longer line without a full stop is a paragraph whose full stop
// was forgotten.
const (
	ownLine = 40 // a heading of its own line
	runIn   = 30 // a sentence at the head of a paragraph
)

// sentenceMarks part or end sentences; a heading of its own line has none.
const sentenceMarks = "。；！？：;!?:…"

// trailingMarks end what goes on in the next paragraph.
const trailingMarks = "，、,."

// classify distinguishes headings from paragraphs. Only a number makes a heading: short lines
// without one are left alone.
func classify(line string) Block {
	for _, o := range openings {
		loc := o.number.FindStringIndex(line)
		if loc == nil {
			continue
		}
		words := strings.TrimSpace(line[numberEnd(o.level, line, loc[1]):])
		if isHeading(words) {
			return Block{Kind: Heading, Level: o.level, Runs: []Run{{Text: line}}}
		}
		if head, rest, ok := cutSentence(line); ok && isRunIn(words, rest) {
			return Block{Runs: []Run{{Text: head, Level: o.level}, {Text: rest}}}
		}
		break
	}
	return Block{Runs: []Run{{Text: line}}}
}

// numberEnd returns where the number ends: the pattern of 1. also takes the character after it, to see that it is no
// figure.
func numberEnd(level int, line string, end int) int {
	if level != 3 {
		return end
	}
	r, size := utf8.DecodeLastRuneInString(line[:end])
	if strings.ContainsRune(".．、", r) {
		return end
	}
	return end - size
}

func isHeading(words string) bool {
	if words == "" || utf8.RuneCountInString(words) > ownLine || strings.ContainsAny(words, sentenceMarks) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(words)
	return !strings.ContainsRune(trailingMarks, last)
}

// cutSentence parts the first sentence from the rest.
func cutSentence(line string) (head, rest string, ok bool) {
	i := strings.IndexAny(line, sentenceMarks)
	if i < 0 || !strings.HasPrefix(line[i:], "。") {
		return line, "", false
	}
	i += len("。")
	return line[:i], line[i:], true
}

// isRunIn reports whether the first sentence of a paragraph is its heading: short, followed by more, and no quotation
// that is still open where it ends.
func isRunIn(words, rest string) bool {
	sentence, _, _ := strings.Cut(words, "。")
	return strings.TrimSpace(rest) != "" && utf8.RuneCountInString(sentence) <= runIn &&
		strings.Count(sentence, "“") == strings.Count(sentence, "”") &&
		strings.Count(sentence, "「") == strings.Count(sentence, "」")
}
