package main

import (
	"context"
	"slices"

	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/result"
)

// checked is what checking the files of some paths came to.
type checked struct {
	*judging.Run
	broken int // folders and zips that could not be looked into
}

// all checks every file the paths stand for.
func (c *checker) all(ctx context.Context, paths []string) (*checked, error) {
	found, err := inbox.Walk(paths)
	if err != nil {
		return nil, err
	}
	for _, err := range found.Broken {
		c.term.Complain(err)
	}
	if found.PassedOver > 0 {
		c.term.Note(message.New("cmd.passedover", "count", found.PassedOver))
	}
	step, done := c.term.Progress(len(found.Files), message.New("cmd.check.progress"))
	defer done()
	o := judging.Options{Done: step,
		Subject: func(*inbox.Opened) judging.Subject {
			return judging.Subject{Agency: c.judge.Reading.Agency, Level: c.level}
		}}
	if c.json {
		o.Keep = result.Values(c.term.Lang)
	}
	run, err := c.judge.Files(ctx, found.Files, o)
	if err != nil {
		return nil, err
	}
	return &checked{run, len(found.Broken)}, nil
}

// originals are the files the results come from.
func (all *checked) originals() *inbox.Originals {
	return inbox.OriginalsOf(slices.Collect(func(yield func(inbox.File) bool) {
		for i := range all.Results {
			if !yield(all.File(i)) {
				return
			}
		}
	}))
}
