package main

import (
	"errors"

	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/result/screen"
)

// tell prints the result of each report; the exit code is that of the worst.
func (o *exportOptions) tell(all *checked, written [][]string, failed []error, broken int) error {
	code := exitOK
	if broken > 0 {
		code = exitFile
	}
	for i, r := range all.Results().Outlines() {
		var incomplete lacking
		for _, path := range written[i] {
			key := "cmd.wrote"
			if r.Verdict() == finding.Fail {
				key = "cmd.wrote.draft"
			}
			o.term.Println(message.New(key, "file", path))
		}
		switch {
		case r.Report == nil:
			code = max(code, unreadExit(all.stray(i)))
			o.term.Complain(message.Wrap(r.Err, "cmd.export.unreadable", "file", r.File))
		case errors.As(failed[i], &incomplete):
			code = max(code, exitFindings)
			o.term.Complain(failed[i])
		case failed[i] != nil:
			code = exitFile
			o.term.Complain(failed[i])
		case r.Verdict() == finding.Fail:
			code = max(code, exitFindings)
			if !o.draft {
				o.refusal(all.Results().At(i))
			}
		}
	}
	o.print.tellFaces(o.term)
	if code == exitOK {
		return nil
	}
	return exit(code)
}

// lacking is the error of a report that came of a wide sheet, without its words: they are asked for, like a correction.
type lacking struct{ error }

func (e lacking) Unwrap() error { return e.error }

func wordless(r judging.Result) error {
	return lacking{message.NewError("cmd.export.wordless", "file", r.File, "part", r.Part).
		WithHint("cmd.export.wordless.hint")}
}

// refusal names the findings that bar a report from being printed.
func (o *exportOptions) refusal(r judging.Result) {
	var open message.Lines
	for _, f := range r.Findings {
		if f.Open() {
			open = append(open,
				message.New("cmd.export.finding", "place", screen.Place(f), "message", f.Message))
		}
	}
	o.term.Complain(message.NewError("cmd.export.refused",
		"file", r.File, "count", len(open), "findings", open).
		WithHint("cmd.export.refused.hint"))
}
