package main

import (
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// The input of --prior is read like any other, and its faults are reported alike: an unreadable
// file is a result of its own, and sets the exit code; files that are no reports are counted.

// tellRest prints the other files under --prior, and those that should have been reports.
func tellRest(t *terminal.Terminal, rest *inbox.PriorRest) {
	for _, err := range rest.Broken {
		t.Complain(err)
	}
	if n := len(rest.Left); n > 0 {
		t.Note(message.New("cmd.passedover", "count", n, "names", names(rest.Left)))
	}
	if n := len(rest.PassedOver); n > 0 {
		t.Note(message.New("cmd.prior.passedover", "count", n, "names", names(rest.PassedOver)))
	}
}

// complainOfUnread prints the files that could not be read, where there is no list of results to
// do it in.
func complainOfUnread(t *terminal.Terminal, rest *inbox.PriorRest) (code int) {
	for _, u := range rest.Unread {
		t.Complain(u.Err)
	}
	if len(rest.Unread)+len(rest.Broken) > 0 {
		return exitFile
	}
	return exitOK
}

// unreadPriors are last year's reports that could not be read, as results.
func (c *checker) unreadPriors() []judging.Result {
	if !c.prior.Asked() {
		return nil
	}
	var unread []judging.Result
	for _, u := range c.prior.Unread {
		unread = append(unread, judging.Result{File: u.File, Err: u.Err, Prior: true})
	}
	return unread
}

// tellPriors explains for each agency why its template has no figures of last year's, or notes on
// them, and after all of them what to do, each thing once.
func tellPriors(t *terminal.Terminal, prior *inbox.Prior, agencies []roster.Agency, answers []lastyear.Answer) error {
	if !prior.Asked() {
		return nil
	}
	tellRest(t, &prior.PriorRest)
	code := complainOfUnread(t, &prior.PriorRest)
	said := map[string]bool{"": true}
	var hints []message.Text
	for i, a := range answers {
		if !a.Found {
			t.Note(message.New("cmd.template.noprior", "agency", agencies[i].Name, "why", a.Why))
		} else if !a.Note.IsZero() {
			t.Note(message.New("cmd.template.priornote", "agency", agencies[i].Name, "note", a.Note))
		}
		if hint := t.Say(a.Hint); !said[hint] {
			said[hint] = true
			hints = append(hints, a.Hint)
		}
	}
	for _, hint := range hints {
		t.Note(message.New("cmd.prior.hint", "hint", hint))
	}
	if code != exitOK {
		return exit(code)
	}
	return nil
}
