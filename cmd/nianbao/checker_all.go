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
	places inbox.Places
	passed []string // what was found and not read as a report
	broken int      // folders and zips that could not be looked into
}

// all checks every file of the paths.
func (c *checker) all(ctx context.Context, paths []string) (*checked, error) {
	found, err := inbox.WalkReports(paths, c.wide)
	if err != nil {
		return nil, err
	}
	return c.allOf(ctx, found)
}

// allOf checks what was found.
func (c *checker) allOf(ctx context.Context, found *inbox.Found) (*checked, error) {
	for _, err := range found.Broken {
		c.term.Complain(err)
	}
	tellPassedOver(c.term, found)
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
	return &checked{run, found.Places(), slices.Concat(found.PassedOver, found.Own), len(found.Broken)}, nil
}

// stray reports whether a result is of a file that was found among reports and is none by its name.
func (all *checked) stray(i int) bool { return i < all.Results().Len() && all.File(i).Stray() }
