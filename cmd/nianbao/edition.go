package main

import (
	"errors"
	"strings"

	"nianbao/internal/message"
	"nianbao/internal/yamlfile"
	"nianbao/templates"
)

// findEdition returns the edition an option names, by id or by file; nil for an empty name.
func findEdition(name string) (*templates.Edition, error) {
	if name == "" {
		return nil, nil
	}
	e, err := templates.Find(name)
	var unsound *templates.Problems
	switch {
	case errors.As(err, &unsound):
		return nil, message.NewError("edition.unsound", "file", name,
			"problems", yamlfile.Texts(editionProblem, unsound.List))
	case errors.Is(err, templates.ErrNoEdition):
		return nil, wrongUsage{message.NewError("edition.unknown", "name", name).
			WithHint("edition.unknown.hint", "known", editionIDs())}
	case err != nil:
		return nil, message.Wrap(err, "inbox.read", "file", name)
	}
	return e, nil
}

// editionFor returns the edition an option names, else the one in force in the year.
func editionFor(name string, year int) (*templates.Edition, error) {
	e, err := findEdition(name)
	switch {
	case err != nil:
		return nil, err
	case e != nil && !e.InForce(year):
		return nil, wrongUsage{message.NewError("edition.inforce", "edition", e.Name,
			"year", year).WithHint("edition.inforce.hint")}
	case e != nil:
		return e, nil
	}
	e, err = templates.ForYear(year)
	if err != nil {
		return nil, wrongUsage{message.NewError("edition.year", "year", year).WithHint("edition.year.hint",
			"first", templates.Builtin()[0].From)}
	}
	return e, nil
}

func editionIDs() []string {
	var ids []string
	for _, e := range templates.Builtin() {
		ids = append(ids, e.ID)
	}
	return ids
}

// editionProblem is the catalogue key above the faults of an edition file.
const editionProblem = "edition.problem"

// oneOf refuses a value an option does not know.
func oneOf(flag, value string, known ...string) error {
	for _, k := range known {
		if value == k {
			return nil
		}
	}
	return usage("cmd.flag.oneof", "flag", "--"+flag, "value", value, "known", strings.Join(known, " | "))
}
