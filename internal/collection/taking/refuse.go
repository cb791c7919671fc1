package taking

import (
	"errors"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
)

// refuse keeps a file in the list with the reason.
func refuse(in *ledger.Taking, why error) {
	in.State = ledger.Refused
	if in.Verdict == "" {
		in.Verdict = finding.Unreadable
	}
	in.Why = without(said(why), in.File)
}

// said is an error with its remedy, in both languages.
func said(why error) ledger.Said {
	s := ledger.Said{Zh: message.Say(why, message.Chinese), En: message.Say(why, message.English)}
	if hint := message.HintOf(why); !hint.IsZero() {
		s.Zh += "；" + hint.In(message.Chinese)
		s.En += "; " + hint.In(message.English)
	}
	return s
}

// without takes out the file's name where a sentence begins with it, with the 的 that ties it to
// what follows: whoever lists the reason names the file.
func without(s ledger.Said, file string) ledger.Said {
	cut := func(text string) string {
		if rest, begins := strings.CutPrefix(text, file); begins && file != "" {
			return strings.TrimPrefix(strings.TrimLeft(rest, " ：:"), "的")
		}
		return text
	}
	return ledger.Said{Zh: cut(s.Zh), En: cut(s.En)}
}

// Broken makes files of what could not be looked into, so that a damaged zip is in the list too.
// Errors that name no file are returned.
func Broken(errs []error) (files []inbox.File, rest []error) {
	for _, err := range errs {
		var said *message.Error
		if !errors.As(err, &said) {
			rest = append(rest, err)
			continue
		}
		name := ""
		for _, a := range said.Text.Args {
			if a.Name == "file" {
				name, _ = a.Value.(string)
			}
		}
		if name == "" {
			rest = append(rest, err)
			continue
		}
		files = append(files, inbox.Unreadable(name, err))
	}
	return files, rest
}
