package written

import (
	"fmt"
	"strconv"

	"nianbao/internal/answer"
	"nianbao/internal/history"
	"nianbao/internal/message"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Text writes the record for people: of each agency its years, what breaks between them with both sources, and
// versions of one year; then how many reports break each rule.
func Text(out *answer.Writer, rec *history.Record) {
	for _, a := range rec.Agencies {
		fmt.Fprintln(out.Out, out.Painted(answer.Bold, a.Scope.Named(a.Name)))
		out.Println(message.New("history.years", "years", Years(Present(a))))
		if len(a.Missing) > 0 {
			out.Println(message.New("history.missing", "years", Years(a.Missing)))
		}
		versions(out, a)
		links(out, a)
		fmt.Fprintln(out.Out)
	}
	undated(out, rec)
	rules(out, rec)
}

func versions(out *answer.Writer, a *history.Agency) {
	for _, y := range a.Years {
		for _, v := range y.Versions {
			if len(v.Copies) > 0 {
				out.Println(message.New("history.copies", "year", y.Year, "file", v.File, "copies", v.Copies))
			}
		}
		if len(y.Versions) < 2 {
			continue
		}
		first := y.Versions[0]
		for _, v := range y.Versions[1:] {
			out.Println(message.New("history.versions", "year", y.Year, "first", first.File, "second", v.File,
				"n", len(v.Differs)))
			for i, id := range v.Differs {
				if i == shownDiffering {
					out.Println(message.New("history.versions.more", "n", len(v.Differs)-i))
					break
				}
				if s := v.Edition.Slot(id); s != nil {
					out.Println(message.New("history.versions.one", "label", s.Label(),
						"first", first.Values[id].Printed(), "second", v.Values[id].Printed()))
				}
			}
		}
	}
}

// shownDiffering is how many values are named in which two versions differ.
const shownDiffering = 10

func links(out *answer.Writer, a *history.Agency) {
	n := map[history.State]int{}
	for _, l := range a.Links {
		n[l.State]++
		if l.State != history.Broken && l.State != history.Versions {
			continue
		}
		out.Println(message.New("history.broken", "said", Link(l), "rule", l.Rule))
		for _, s := range append(l.Then, l.Now...) {
			out.Println(message.New("history.from", "source", Source(s)))
		}
	}
	out.Println(message.New("history.links", "holds", n[history.Holds], "broken", n[history.Broken],
		"unknown", n[history.Unknown], "incomparable", n[history.Incomparable]))
}

func undated(out *answer.Writer, rec *history.Record) {
	for _, s := range rec.Undated {
		out.Println(message.New("history.undated", "file", s.File))
	}
	for _, u := range rec.Unread {
		out.Println(message.New("history.unread", "file", u.File))
	}
}

func rules(out *answer.Writer, rec *history.Record) {
	fmt.Fprintln(out.Out, out.Painted(answer.Bold, out.Say(message.New("history.rules", "n", rec.Reports))))
	kept := 0
	for _, r := range rec.Rules {
		if r.Broken == 0 && r.Unjudged == 0 {
			kept++
			continue
		}
		out.Println(message.New("history.rule", "rule", r.Rule.ID, "title", r.Rule.Title(), "broken", r.Broken, "of", r.Of,
			"unjudged", r.Unjudged))
	}
	out.Println(message.New("history.rules.kept", "n", kept))
}
