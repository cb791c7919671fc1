package main

import (
	"strings"

	"nianbao/internal/collection/roster"
	"nianbao/internal/level"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
)

// levelHelp lists the usual level words, with the deadline of each.
func levelHelp(t *terminal.Terminal) string {
	var order []string
	words := map[string][]string{}
	for _, line := range level.Words() {
		for _, word := range line.Words {
			due := t.Say(roster.Deadline(word, report.Own))
			if words[due] == nil {
				order = append(order, due)
			}
			words[due] = append(words[due], word)
		}
	}
	var lines []string
	for _, due := range order {
		lines = append(lines, t.Say(message.New("cmd.topic.roster.level", "due", due, "words", words[due])))
	}
	return strings.Join(lines, "\n")
}
