package source

import (
	"html"
	"regexp"
	"strings"
)

// Markdown is what tools that copy pages write. Its marks are no part of the text: they are taken
// off headings, stressed words, links and list items, in texts that are markdown beyond doubt.

var (
	hashPattern  = regexp.MustCompile(`^ {0,3}#{1,6}[ \t\x{3000}]*`)
	headPattern  = regexp.MustCompile(`(?m)^ {0,3}#{1,6}[ \t]*[\p{Han}（(《*]`)
	rulePattern  = regexp.MustCompile(`(?m)^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*\r?$`)
	boldPattern  = regexp.MustCompile(`(?m)^[ \t]*\*\*[^*\n]+\*\*[ \t]*\r?$`)
	imagePattern = regexp.MustCompile(`!\[[^\]\n]*\]\([^)\n]*\)`)
	linkPattern  = regexp.MustCompile(`\[([^\]\n]*)\]\((?:<[^>\n]*>|[^)\s]*)(?:[ \t]+"[^"\n]*")?\)`)
	itemPattern  = regexp.MustCompile(`^[ \t]*[*+-][ \t]+([\p{Han}（(*])`)
	slashPattern = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	breakPattern = regexp.MustCompile(`(?i)<br[ \t]*/?>`)
)

// isMarkdown reports whether a text is markdown: it has headings, the rule of a table, or lines stressed as a whole.
func isMarkdown(text string) bool {
	text = text[:min(len(text), 1<<20)]
	return headPattern.MatchString(text) || strings.Contains(text, "|") && rulePattern.MatchString(text) || boldPattern.MatchString(text)
}

// withoutMarks is a line of markdown as a reader of the page saw it.
func withoutMarks(line string) string {
	if rest := hashPattern.ReplaceAllString(line, ""); rest != line {
		line = strings.TrimRight(rest, " #")
	}
	line = strings.TrimPrefix(line, "> ")
	if strings.ContainsAny(line, "*+-") {
		line = itemPattern.ReplaceAllString(line, "$1")
	}
	if strings.Contains(line, "](") {
		line = linkPattern.ReplaceAllString(imagePattern.ReplaceAllString(line, ""), "$1")
	}
	line = withoutStress(withoutStress(line, "**"), "__")
	if strings.Contains(line, `\`) && !strings.Contains(line, `\|`) {
		line = slashPattern.ReplaceAllString(line, "$1")
	}
	if strings.Contains(line, "<") {
		line = breakPattern.ReplaceAllString(line, "")
	}
	if strings.Contains(line, "&") {
		line = html.UnescapeString(line)
	}
	return line
}

// withoutStress takes pairs of a mark off: **总体情况**. A telephone number with its middle starred out has none.
func withoutStress(line, mark string) string {
	if !strings.Contains(line, mark) {
		return line
	}
	parts := strings.Split(line, mark)
	var b strings.Builder
	b.WriteString(parts[0])
	for i := 1; i < len(parts); i++ {
		inner := parts[i]
		if i+1 < len(parts) && inner != "" && strings.Trim(inner, mark[:1]) == inner && strings.TrimSpace(inner) != "" && tight(parts, i, mark[:1]) {
			b.WriteString(inner)
			b.WriteString(parts[i+1])
			i++
			continue
		}
		b.WriteString(mark)
		b.WriteString(inner)
	}
	return b.String()
}

// tight reports whether the marks around a part belong to it: no third star beside either.
func tight(parts []string, i int, star string) bool {
	after := parts[i+1]
	before := parts[i-1]
	return !strings.HasSuffix(before, star) && !strings.HasPrefix(after, star) &&
		(before != "" || i == 1) && (after != "" || i+2 == len(parts))
}
