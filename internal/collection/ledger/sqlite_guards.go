package ledger

import "regexp"

// guard is a trigger that refuses changes: its text, and the version of the schema that brought it.
type guard struct {
	text  string
	since int
}

var fileGuards = guardsOf(map[int]string{1: schema, 4: schemaOf4})

var triggers = regexp.MustCompile(`(?m)^(CREATE TRIGGER (\w+) .* END);$`)

func guardsOf(schemas map[int]string) map[string]guard {
	found := map[string]guard{}
	for since, text := range schemas {
		for _, m := range triggers.FindAllStringSubmatch(text, -1) {
			found[m[2]] = guard{m[1], since}
		}
	}
	return found
}

func (sqlite) expected(version int) map[string]string {
	texts := map[string]string{}
	for name, g := range fileGuards {
		if version >= g.since {
			texts[name] = g.text
		}
	}
	return texts
}
