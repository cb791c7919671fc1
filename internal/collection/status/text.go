package status

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"nianbao/internal/answer"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
)

// columnKeys are the columns of a count, in the order the field reads them.
var columnKeys = []string{"due", "received", "missing", "late", "must", "verify", "returned"}

func (c Count) columns() []int {
	return []int{c.Due, c.Received, c.Missing, c.Late, c.Fails, c.Asks, c.Returned}
}

// wide measures as terminals in China do: an ambiguous character takes two columns.
var wide = &runewidth.Condition{EastAsianWidth: true}

// Text writes the status for people: the counts by superior as a tree and by level, then who is meant.
func (s *Status) Text(ctx context.Context, t *answer.Writer) error {
	total := s.Total()
	t.Println(message.New("status.title", "year", s.Year, "due", total.Due, "received", total.Received,
		"missing", total.Missing,
		"late", total.Late, "must", total.Fails, "verify", total.Asks, "returned", total.Returned,
		"exempt", total.Exempt))
	var rows []row
	walk(s.Superiors(), func(n *Node) {
		name := n.Name
		if name == "" {
			name = t.Say(message.New("status.nosuperior"))
		}
		rows = append(rows, row{strings.Repeat("  ", min(n.depth, maxIndent)) + name, n.Count})
	})
	table(t, "status.bysuperior", rows)
	rows = nil
	for _, l := range s.Levels() {
		if l.Name == "" {
			l.Name = t.Say(message.New("status.nolevel"))
		}
		rows = append(rows, row{l.Name, l.Count})
	}
	table(t, "status.bylevel", rows)
	return s.lists(ctx, t)
}

// maxIndent is how far a tree is set in: an older ledger may hold a chain of superiors that no
// roster is read with today.
const maxIndent = 16

type row struct {
	name  string
	count Count
}

// table writes counts in columns that stay in line whatever the width of a name.
func table(t *answer.Writer, title string, rows []row) {
	heads := []string{}
	for _, key := range columnKeys {
		heads = append(heads, t.Say(message.New("status.column."+key)))
	}
	first := wide.StringWidth(t.Say(message.New(title)))
	for _, r := range rows {
		first = max(first, wide.StringWidth(r.name))
	}
	line := wide.FillRight(t.Say(message.New(title)), first)
	for _, h := range heads {
		line += "  " + wide.FillLeft(h, 6)
	}
	fmt.Fprintf(t.Out, "\n%s\n", t.Painted(answer.Bold, line))
	for _, r := range rows {
		line := wide.FillRight(r.name, first)
		for i, n := range r.count.columns() {
			line += "  " + wide.FillLeft(strconv.Itoa(n), max(6, wide.StringWidth(heads[i])))
		}
		fmt.Fprintln(t.Out, line)
	}
}

// lists name who is missing, late, failing and so on, and the files that are nobody's.
func (s *Status) lists(ctx context.Context, t *answer.Writer) error {
	s.list(t, "missing", (*Agency).missing, func(a *Agency) message.Text {
		return message.New("status.line.missing", "agency", a.Name, "deadline", a.Deadline,
			"contact", contact(a), "n", a.Reminded)
	})
	s.list(t, "late", func(a *Agency) bool { return a.Late }, func(a *Agency) message.Text {
		return message.New("status.line.late", "agency", a.Name, "deadline", a.Deadline, "first", a.First)
	})
	fails := func(a *Agency) message.Text {
		must, verify := a.open()
		return message.New("status.line.must", "agency", a.Name, "must", must, "verify", verify,
			"round", a.Rounds(), "contact", contact(a))
	}
	if err := s.listOpen(ctx, t, "must", (*Agency).Fails, fails); err != nil {
		return err
	}
	if err := s.listOpen(ctx, t, "verify", (*Agency).Asks, fails); err != nil {
		return err
	}
	s.list(t, "onlyarea", func(a *Agency) bool { return a.Own == nil && a.Area != nil }, func(a *Agency) message.Text {
		return message.New("status.line.onlyarea", "agency", a.Name)
	})
	s.personText(t)
	if err := s.changedText(ctx, t); err != nil {
		return err
	}
	s.copiedText(t)
	s.mailText(t)
	s.leftText(t)
	files := func(state ledger.State, line func(File) message.Text) {
		first := true
		for _, f := range s.Files {
			if f.State != state {
				continue
			}
			if first {
				heading(t, string(state))
			}
			first = false
			t.Println(line(f))
		}
	}
	files(ledger.Unknown, func(f File) message.Text {
		key := "status.line.unknown"
		if f.Told.Agency == "" {
			key = "status.line.nameless"
		}
		if len(f.Near) == 0 {
			key += ".bare"
		}
		return message.New(key, "file", f.File, "agency", f.Told.Agency, "near", f.Near)
	})
	files(ledger.Refused, func(f File) message.Text {
		if f.Owner != nil {
			return message.New("status.line.refused.of", "file", f.File, "why", f.Why.In(t.Lang),
				"agency", f.Owner.Name)
		}
		return message.New("status.line.refused", "file", f.File, "why", f.Why.In(t.Lang))
	})
	files(ledger.Superseded, func(f File) message.Text {
		return message.New("status.line.superseded", "file", f.File, "by", f.By)
	})
	first := true
	for _, a := range s.Agencies {
		if a.Must() {
			continue
		}
		if first {
			heading(t, "exempt")
		}
		first = false
		t.Println(message.New("status.line.exempt", "agency", a.Name, "why", a.Exempt))
	}
	for i, a := range s.Gone {
		if i == 0 {
			heading(t, "gone")
		}
		t.Println(message.New("status.line.gone", "agency", a.Name, "n", len(a.Files)))
	}
	return nil
}

func heading(t *answer.Writer, key string) {
	fmt.Fprintf(t.Out, "\n%s\n", t.Painted(answer.Bold, t.Say(message.New("status.heading."+key))))
}

func (s *Status) list(t *answer.Writer, key string, is func(*Agency) bool, line func(*Agency) message.Text) {
	for i, a := range s.among(is) {
		if i == 0 {
			heading(t, key)
		}
		t.Println(line(a))
		if key == "missing" {
			for _, c := range s.cameOf(a) {
				t.Println(message.New("status.line.came", "file", base(c.File), "why", c.Told))
			}
		}
	}
}

// listOpen names those of whom something is so, each with what is open.
func (s *Status) listOpen(ctx context.Context, t *answer.Writer, key string, is func(*Agency) bool,
	line func(*Agency) message.Text) error {
	first := true
	for a, err := range s.whole(ctx, s.among(is), every) {
		if err != nil {
			return err
		}
		if first {
			heading(t, key)
		}
		first = false
		t.Println(line(a))
		openText(t, a)
	}
	return nil
}

// open counts what is open in the agency's current reports.
func (a *Agency) open() (must, verify int) {
	for _, in := range a.Current() {
		for _, f := range in.Findings {
			if f.Open() {
				must++
			} else if f.Asks() {
				verify++
			}
		}
	}
	return must, verify
}

// contact is whom to call.
func contact(a *Agency) string {
	return strings.Join(strings.Fields(a.Contact+" "+a.Phone+" "+a.Mail), " ")
}
