package handout

import (
	"strconv"

	"nianbao/internal/collection/roster"
	"nianbao/internal/report"
)

// Letter is the note to one agency, to whose message its template is attached: the title, and the
// lines of the text. words means that a Word file for the prose is attached too.
func Letter(a roster.Agency, scope report.Scope, year int, words bool) (title string, lines []string) {
	lines = []string{a.Name + "：", "", say("handout.letter.ask", "year", year, "scope", scope.Label()),
		say("handout.note.deadline", "day", day(roster.DueDay(a.Level, scope, year)))}
	for i := 1; i <= noteSteps; i++ {
		lines = append(lines, strconv.Itoa(i)+". "+say("handout.note.step"+strconv.Itoa(i)))
	}
	if words {
		lines = append(lines, strconv.Itoa(noteSteps+1)+". "+say("handout.note.words"))
	}
	return say("handout.note.title", "year", year), lines
}
