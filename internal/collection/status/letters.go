package status

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/message"
)

// Letter is a reminder as it would be written today.
type Letter struct {
	Agency *Agency
	Why    string // in a word
	Text   string
	Must   int // mandatory findings that are open
}

// Letters are the reminders due, in the order of the roster, with the line ends of Windows; nothing
// is noted of them.
func (s *Status) Letters(ctx context.Context, today time.Time) ([]Letter, error) {
	return s.lettersTo(ctx, s.toRemind(), today)
}

func (s *Status) lettersTo(ctx context.Context, due []*Agency, today time.Time) ([]Letter, error) {
	letters := make([]Letter, 0, len(due))
	for a, err := range s.whole(ctx, due, (*Agency).wrong) {
		if err != nil {
			return nil, err
		}
		must, _ := a.open()
		letters = append(letters, Letter{due[len(letters)], s.why(a), s.letter(a, today), must})
	}
	return letters, nil
}

// Reminder is the letter of a number to one agency: its title, its text and its paper.
func (s *Status) Reminder(ctx context.Context, a *Agency, number int, date time.Time) (title, text string,
	paper func(io.Writer) error, err error) {
	of := *a
	of.Reminded = number - 1
	letters, err := s.lettersTo(ctx, []*Agency{&of}, date)
	if err != nil {
		return "", "", nil, err
	}
	text = letters[0].Text
	return s.heading(&of), text, letterPaper(s.From, text), nil
}

// Wrongs lists what an agency has to put right or to explain in a report; nothing where that is nothing.
func (s *Status) Wrongs(in *ledger.Taking) []string {
	if in.Verdict != finding.Fail && in.Verdict != finding.VerifyIt {
		return nil
	}
	return wrongs(s.Year, in)[1:] // its first line names the report
}

// Signed are the lines of the office under a letter.
func (s *Status) Signed() []string { return signed(s.From) }

// Base is a file's own name, as its sender knows it.
func (s *Status) Base(file string) string { return base(file) }

// toRemind are the agencies a reminder is due to: nothing came, or what came has to be put right or explained.
func (s *Status) toRemind() (due []*Agency) {
	for _, a := range s.Agencies {
		if a.ToRemind() {
			due = append(due, a)
		}
	}
	return due
}

// ToRemind reports whether a reminder is due to the agency.
func (a *Agency) ToRemind() bool { return a.Must() && (a.missing() || a.wrong()) }

// heading is the first line of a letter, with its number.
func (s *Status) heading(a *Agency) string {
	return say("remind.title", "year", s.Year, "n", a.Reminded+1)
}

// letter is the text for one agency, with the line ends of Windows.
func (s *Status) letter(a *Agency, today time.Time) string {
	lines := []string{s.heading(a), "", a.Name + "：", ""}
	deadline := day(a.Deadline)
	if a.missing() {
		lines = append(lines, s.missingLines(a, deadline, today)...)
	}
	for _, in := range a.Current() {
		if in.Verdict == finding.Fail || in.Verdict == finding.VerifyIt {
			lines = append(lines, wrongs(s.Year, in)...)
		}
	}
	lines = append(lines, "")
	if who := contact(a); who != "" {
		lines = append(lines, say("remind.contact", "contact", who))
	}
	lines = append(lines, signed(s.From)...)
	lines = append(lines, say("remind.date", "date", day(today.Format(time.DateOnly))))
	return strings.Join(lines, "\r\n") + "\r\n"
}

// missingLines ask for a report that is not there: nothing came, or what came does not count, each with why.
func (s *Status) missingLines(a *Agency, deadline string, today time.Time) []string {
	late := today.Format(time.DateOnly) > a.Deadline
	key, came := "remind.missing", s.cameOf(a)
	switch {
	case len(came) > 0 && late:
		key = "remind.unfit.overdue"
	case len(came) > 0:
		key = "remind.unfit"
	case late:
		key = "remind.overdue"
	}
	lines := []string{say(key, "year", s.Year, "deadline", deadline, "days", overdue(a.Deadline, today))}
	for _, c := range came {
		lines = append(lines, c.Why.In(message.Chinese))
	}
	return lines
}

// why is in a word why an agency is reminded.
func (s *Status) why(a *Agency) string {
	switch came := s.cameOf(a); {
	case a.missing() && len(came) == 0:
		return say("remind.why.missing")
	case a.missing() && came[0].Key != "refused":
		return say("remind.why.elsewhere")
	case a.missing():
		return say("remind.why.unfit")
	case a.Fails():
		return say("remind.why.wrong", "round", a.Rounds())
	}
	return say("remind.why.asks", "round", a.Rounds())
}

// wrongs lists what has to be put right, and after it what has to be put right or explained.
func wrongs(year int, in *ledger.Taking) []string {
	key := "remind.wrong"
	if in.Verdict == finding.VerifyIt {
		key = "remind.asks"
	}
	lines := []string{say(key, "year", year, "scope", in.Scope.Label(),
		"received", day(in.Received), "file", base(in.File))}
	n := 0
	list := func(heading string, wanted func(finding.Finding) bool) {
		first := true
		for _, f := range in.Findings {
			if !wanted(f) {
				continue
			}
			if first {
				lines = append(lines, say(heading))
			}
			first = false
			n++
			line := fmt.Sprintf("%d. %s", n, f.Message.ForAgency().In(message.Chinese))
			if f.Sheet != "" {
				line = fmt.Sprintf("%d. %s %s：%s", n, f.Sheet, few(f.Cells), f.Message.ForAgency().In(message.Chinese))
			}
			lines = append(lines, line)
			for _, more := range []message.Text{f.Diagnosis, f.Hint} {
				if !more.IsZero() {
					lines = append(lines, "   "+more.ForAgency().In(message.Chinese))
				}
			}
		}
	}
	list("remind.must", finding.Finding.Open)
	list("remind.verify", finding.Finding.Asks)
	return lines
}

// few names the first cells; the marked workbook shows all.
func few(cells []string) string {
	if len(cells) > 4 {
		return strings.Join(cells[:4], " ") + " …"
	}
	return strings.Join(cells, " ")
}
