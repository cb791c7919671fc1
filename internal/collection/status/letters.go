package status

import (
	"strings"
	"time"
)

// Letter is a reminder as it would be written today.
type Letter struct {
	Agency *Agency
	Why    string // in a word
	Text   string
}

// Letters are the reminders due, in the order of the roster; nothing is noted of them.
func (s *Status) Letters(today time.Time) (letters []Letter) {
	for _, a := range s.Agencies {
		if a.Must() && (a.missing() || a.Fails() || a.Asks()) {
			letters = append(letters,
				Letter{a, s.why(a), strings.ReplaceAll(s.letter(a, today), "\r\n", "\n")})
		}
	}
	return letters
}
