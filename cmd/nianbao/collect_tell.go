package main

import (
	"context"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/taking"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

// tally counts the results of the files of one run, and prints each new one.
type tally struct {
	term    *terminal.Terminal
	edition *templates.Edition

	// hold keeps the lines until the bar is gone, on a screen that shows both.
	hold  bool
	lines []message.Text

	taken, fail, older, unknown, refused, already, withdrawn int
	again, changed                                           int          // judged again, and of them with another outcome
	letter                                                   *ledger.Mail // the message whose text was shown last
	// What of this run goes back, also where it was taken in before: files that are no report of an agency, and reports
	// that fail, by id.
	strange bool
	failing map[int64]bool
}

// wrong reports whether something goes back.
func (t *tally) wrong() bool {
	for _, fails := range t.failing {
		if fails {
			return true
		}
	}
	return t.strange
}

func (t *tally) add(out ledger.Outcome) {
	in := &out.Taking
	fails := in.State == ledger.Current && in.Verdict == finding.Fail
	t.fails(in.ID, fails)
	if in.State == ledger.Refused || in.State == ledger.Unknown {
		t.strange = true
	}
	if out.Already {
		if in.State == ledger.Withdrawn {
			t.withdrawn++
		} else {
			t.already++
		}
		return
	}
	if fails {
		t.fail++
	}
	defer t.wrote(out.Mail)
	switch in.State {
	case ledger.Refused:
		t.refused++
		t.say(message.New("cmd.collect.refused", "file", in.File, "why", in.Why.In(t.term.Lang)))
	case ledger.Unknown:
		t.unknown++
		if in.Told.Agency == "" {
			t.say(message.New("cmd.collect.nameless", "file", in.File))
		} else {
			t.say(message.New("cmd.collect.unknown", "file", in.File, "agency", in.Told.Agency))
		}
		if len(in.Near) > 0 {
			t.say(message.New("cmd.collect.near", "names", in.Near))
		}
	case ledger.Superseded:
		t.older++
		t.say(message.New("cmd.collect.older", "agency", called(in), "file", in.File))
		t.amended(out)
	default:
		t.taken++
		t.say(message.New("cmd.collect.took", "verdict", message.New("result.verdict."+string(in.Verdict)),
			"agency", called(in), "file", in.Files(func(file string) string { return file })))
		for _, f := range in.Findings {
			if f.Rule == "file.named" && f.Asks() {
				t.say(message.New("cmd.collect.anothers", "said", f.Message))
			}
		}
		if in.Round > 1 {
			c := in.Changes
			t.say(message.New("cmd.collect.newer", "round", in.Round, "right", len(c.PutRight),
				"explained", len(c.Explained),
				"open", len(c.Open), "new", len(c.New), "receipt", in.Receipt))
			t.amended(out)
		}
	}
}

// wrote prints the text of a message, once for all that was attached to it: it may say what no table does.
func (t *tally) wrote(m *ledger.Mail) {
	if m == nil || m.Text == "" || t.letter != nil && *t.letter == *m {
		return
	}
	t.letter = m
	text := []rune(message.OneLine(m.Text))
	if len(text) > shownLetter {
		text = append(text[:shownLetter], '…')
	}
	t.say(message.New("cmd.collect.mail", "name", m.Name, "address", m.Sender, "text", string(text)))
}

// shownLetter is how many characters of a message's text a line has.
const shownLetter = 200

// called is whose a report is, with its scope where it is an area's total.
func called(in *ledger.Taking) any {
	if in.Scope == report.Area {
		return message.New("cmd.collect.area", "agency", in.Told.Agency)
	}
	return in.Told.Agency
}

// amended prints what a report changed of the one it was compared with, and the consequences.
func (t *tally) amended(out ledger.Outcome) {
	for _, line := range status.Amended(t.edition, out.Changes) {
		t.say(line)
	}
	if out.Decided != "" {
		t.say(message.New("cmd.collect.doubt", "agency", out.Told.Agency, "other", out.Rival,
			"by", message.New("collect.decided."+out.Decided)))
	}
}

func (t *tally) fails(id int64, does bool) {
	if t.failing == nil {
		t.failing = map[int64]bool{}
	}
	if t.failing[id] = does; !does {
		delete(t.failing, id)
	}
}

// reviewed counts a report that was judged again, and prints a changed result.
func (t *tally) reviewed(r taking.Reviewed) {
	t.again++
	t.fails(r.Now.ID, r.Now.Verdict == finding.Fail)
	put, open, found := 0, 0, 0
	for _, step := range finding.Against(r.Before.Findings, r.Now.Findings) {
		switch {
		case step.Finding.Class == templates.Note || step.Change == finding.NowExplained:
			// nothing anybody has to act on
		case step.Change == finding.PutRight:
			put++
		case step.Change == finding.NewlyFound:
			found++
		default:
			open++
		}
	}
	if r.Before.Verdict == r.Now.Verdict && put+found == 0 {
		return
	}
	t.changed++
	var why []message.Text
	for _, w := range r.Why {
		why = append(why, message.New("collect.why."+w))
	}
	t.say(message.New("cmd.collect.again", "before", message.New("result.verdict."+string(r.Before.Verdict)),
		"now", message.New("result.verdict."+string(r.Now.Verdict)), "agency", r.Now.Told.Agency, "file", r.Now.File,
		"why", why, "gone", put, "open", open, "new", found))
}

// tellReviewed sums up what was judged again.
func (t *tally) tellReviewed(others int) {
	if t.again > 0 {
		t.say(message.New("cmd.collect.again.total", "n", t.again, "changed", t.changed))
	}
	if others > 0 {
		t.term.Note(message.New("cmd.collect.again.others", "n", others))
	}
}

func (t *tally) say(line message.Text) {
	if t.hold {
		t.lines = append(t.lines, line)
		return
	}
	t.term.Println(line)
}

// tell sums up; an interrupted run has no sum.
func (t *tally) tell(files int, whole bool) {
	t.hold = false
	for _, line := range t.lines {
		t.say(line)
	}
	if t.withdrawn > 0 {
		t.say(message.New("cmd.collect.withdrawn", "n", t.withdrawn))
	}
	if whole {
		t.say(message.New("cmd.collect.total", "files", files, "taken", t.taken, "fail", t.fail, "older", t.older,
			"unknown", t.unknown, "refused", t.refused, "already", t.already))
	}
}

// shownNames is how many names a line for people has.
const shownNames = 20

func names(all []string) []string {
	if len(all) > shownNames {
		return append(append([]string{}, all[:shownNames]...), "…")
	}
	return all
}

// tellNext says what to do now.
func (o *collectOptions) tellNext(ctx context.Context, l *ledger.Ledger) error {
	s, err := status.Of(ctx, l, "")
	if err == nil {
		status.TellNext(&o.term.Writer, s.Next(today()))
	}
	return err
}

func (o *collectOptions) tellRoster(c ledger.Changes, n int) {
	if len(c.Added) == n {
		o.term.Println(message.New("cmd.collect.roster.adopted", "n", n))
		return
	}
	if len(c.Added) > 0 {
		o.term.Println(message.New("cmd.collect.roster.added", "n", len(c.Added), "names", names(c.Added)))
	}
	for _, pair := range c.Renamed {
		o.term.Println(message.New("cmd.collect.roster.renamed", "old", pair[0], "new", pair[1]))
	}
	for _, pair := range c.Merged {
		o.term.Println(message.New("cmd.collect.roster.merged", "old", pair[0], "new", pair[1]))
	}
	if len(c.Removed) > 0 {
		o.term.Println(message.New("cmd.collect.roster.removed", "n", len(c.Removed), "names", names(c.Removed)))
	}
	if len(c.Back) > 0 {
		o.term.Println(message.New("cmd.collect.roster.back", "names", names(c.Back)))
	}
	if len(c.Altered) > 0 {
		o.term.Println(message.New("cmd.collect.roster.altered", "n", len(c.Altered)))
	}
}
