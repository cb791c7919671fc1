package status

import (
	"slices"
	"strings"
	"time"

	"nianbao/internal/answer"
	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Step is one thing the officer should do now, or waits for.
type Step struct {
	// Do is choose, claim, sort, read, return, fix, remind, await, redo, reprint, total, waits or
	// archive.
	Do    string
	N     int
	Names []string // agencies or files; of waits the superior first
	Day   string   // of await: the first deadline, 2006-01-02
}

// Next tells what the officer should do now, in the order in which it helps most: what only a person can decide, what
// goes back, who is reminded, which total can be made and which waits for whom.
func (s *Status) Next(today time.Time) (steps []Step) {
	add := func(do string, names []string) {
		if len(names) > 0 {
			steps = append(steps, Step{Do: do, N: len(names), Names: names})
		}
	}
	add("choose", s.person())
	add("claim", s.nobodys(ledger.Unknown))
	add("sort", s.nobodys(ledger.Refused))
	if n, names := s.unread(); n > 0 {
		steps = append(steps, Step{Do: "read", N: n, Names: names})
	}
	back := func(in *ledger.Taking) bool { return in.Returned != "" }
	add("return", s.names(func(a *Agency) bool { return a.wrong() && !a.every(back) }))
	add("fix", s.names(func(a *Agency) bool { return a.wrong() && a.every(back) }))
	day := today.Format(time.DateOnly)
	add("remind", s.names(func(a *Agency) bool { return a.missing() && a.Deadline < day }))
	if early := s.names(func(a *Agency) bool { return a.missing() && a.Deadline >= day }); len(early) > 0 {
		steps = append(steps, Step{Do: "await", N: len(early), Names: early, Day: s.firstDeadline(day)})
	}
	waits, again := s.waits(), map[string]bool{}
	var redo, reprint []string
	for _, r := range s.Redos {
		switch {
		case r.Kind == ledger.UsedInPrint:
			reprint = append(reprint, r.Name)
		case len(waits[templates.Normalize(r.Name)]) == 0: // else it cannot be made yet
			redo = append(redo, r.Name)
			again[r.Name] = true
		}
	}
	add("redo", redo)
	add("reprint", reprint)
	return append(steps, s.totals(len(steps) == 0, waits, again)...)
}

// totals are the totals that can be made, those that wait, and, when all is done, the archive.
func (s *Status) totals(done bool, waits map[string][]string, again map[string]bool) (steps []Step) {
	var ready []string
	walk(s.Superiors(), func(n *Node) {
		lacking := waits[templates.Normalize(n.Name)]
		switch {
		case n.Name == "" || again[n.Name]:
		case len(lacking) > 0:
			steps = append(steps, Step{Do: "waits", N: len(lacking), Names: append([]string{n.Name}, lacking...)})
		case !slices.Contains(s.Totalled, n.Name):
			ready = append(ready, n.Name)
		}
	})
	switch {
	case len(ready) > 0:
		return append([]Step{{Do: "total", N: len(ready), Names: ready}}, steps...)
	case done && len(steps) == 0 && len(s.Agencies) > 0:
		return []Step{{Do: "archive"}}
	}
	return steps
}

// waits are, by superior, the agencies without which its total is not made: at whatever level below it, and itself.
func (s *Status) waits() map[string][]string {
	above, superior := map[string]string{}, map[string]bool{}
	for _, a := range s.Agencies {
		above[templates.Normalize(a.Name)] = templates.Normalize(a.Superior)
		superior[templates.Normalize(a.Superior)] = true
	}
	waits := map[string][]string{}
	for _, a := range s.Agencies {
		if !a.Must() || !a.missing() && !a.Fails() {
			continue
		}
		key := templates.Normalize(a.Name)
		if !superior[key] {
			key = above[key]
		}
		for range maxIndent { // a slip of the roster may close a ring
			if key == "" {
				break
			}
			waits[key] = append(waits[key], a.Name)
			key = above[key]
		}
	}
	return waits
}

// wrong reports whether the agency has to correct or to explain something, which it has not done.
func (a *Agency) wrong() bool {
	return slices.ContainsFunc(a.Current(), asked)
}

func asked(in *ledger.Taking) bool {
	return in.Verdict == finding.Fail || in.Verdict == finding.VerifyIt
}

// every reports whether something holds for every report that asks something of the agency.
func (a *Agency) every(is func(*ledger.Taking) bool) bool {
	return !slices.ContainsFunc(a.Current(), func(in *ledger.Taking) bool { return asked(in) && !is(in) })
}

// nobodys are the files of a state of which nobody knows whose they are.
func (s *Status) nobodys(state ledger.State) (files []string) {
	for _, f := range s.Files {
		if f.State == state && f.Owner == nil {
			files = append(files, base(f.File))
		}
	}
	return files
}

// unread counts the explanations nobody ruled on, and names whose they are.
func (s *Status) unread() (n int, names []string) {
	met := map[string]bool{}
	for _, e := range s.Said {
		if e.State != finding.ExplanationGiven {
			continue
		}
		n++
		if name := e.Agency.Name; !met[name] {
			met[name] = true
			names = append(names, name)
		}
	}
	return n, names
}

func (s *Status) firstDeadline(from string) string {
	first := ""
	for _, a := range s.Agencies {
		if a.Must() && a.missing() && a.Deadline >= from && (first == "" || a.Deadline < first) {
			first = a.Deadline
		}
	}
	return first
}

// shownNames is how many names a step shows, and shownWaits how many totals that wait.
const (
	shownNames = 6
	shownWaits = 3
)

// TellNext writes the steps for people.
func TellNext(t *answer.Writer, steps []Step) {
	if len(steps) == 0 {
		return
	}
	heading(t, "next")
	waits := 0
	for _, step := range steps {
		if step.Do == "waits" {
			if waits++; waits > shownWaits {
				continue
			}
		}
		t.Println(step.text())
	}
	if waits > shownWaits {
		t.Println(message.New("status.next.waits.more", "n", waits-shownWaits))
	}
}

// nextList are the steps for programs; of waits the total is apart from whom it waits for.
func (s *Status) nextList(lang message.Lang) []jsonStep {
	today := s.Today
	if today.IsZero() {
		today = clock.Now()
	}
	list := []jsonStep{}
	for _, step := range s.Next(today) {
		j := jsonStep{Do: step.Do, N: step.N, Names: append([]string{}, step.Names...), Day: step.Day,
			Text: strings.TrimSpace(step.text().In(lang))}
		if step.Do == "waits" {
			j.Total, j.Names = j.Names[0], j.Names[1:]
		}
		list = append(list, j)
	}
	return list
}

func (step Step) text() message.Text {
	names, name := step.Names, ""
	if step.Do == "waits" {
		name, names = names[0], names[1:]
	}
	key := "status.next." + step.Do
	var more message.Text
	if len(names) > shownNames {
		names, more = names[:shownNames], message.New("status.next.more")
	}
	return message.New(key, "n", step.N, "names", names, "more", more, "name", name, "day", step.Day)
}
