package match

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

//go:embed furniture.txt
var furnitureList string

// furniture are the words of furniture.txt, in normal form.
var furniture = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(furnitureList) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			words[templates.Normalize(line)] = true
		}
	}
	return words
})

// isButton reports whether a line is nothing but such a word, so that it is no text even within
// the report: a button, or the mark that a draft bears on every page.
func isButton(line string) bool {
	return len(line) < longestLabel && furniture()[templates.Normalize(strings.Trim(line,
		"•·-*>【】[]（）() \u00a0\u3000"))]
}

// filePattern is the name of a file at the end of a line: an attachment that the page offers.
var filePattern = regexp.MustCompile(`(?i)\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|jpe?g|png)[)）】]?$`)

// isAttachment reports whether a line only names a file to take.
func isAttachment(line string) bool {
	return len(line) < longestLabel && !isSentence(line) && filePattern.MatchString(line)
}

// isFurniture reports whether a line is what a page puts around a report.
func isFurniture(line string) bool {
	if len(line) > longestLabel {
		return false
	}
	line = strings.Trim(source.Trim(line), "•·-*>【】[]（）() \u00a0\u3000")
	word := line
	if i := strings.IndexAny(line, ":： \t\u00a0\u3000"); i >= 0 {
		word = line[:i]
	}
	return furniture()[templates.Normalize(word)] || furniture()[templates.Normalize(line)]
}
