// Package score is the office's score sheet (考核评分): points taken off a base for what an agency did,
// by a small file of the office's own, each with the facts behind it.
//
// [Read] reads the file, [Default] is one as districts have it, and [Of] works the sheet out from a
// season's status. The facts are the status's own: nothing is counted here that it does not hold.
package score

import (
	"bytes"
	_ "embed"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/message"
)

//go:embed default.yaml
var defaults []byte

// Item is what points are taken off for.
type Item string

// The items; their words are in the catalogue under score.item.<item>.
const (
	Missing     Item = "missing"     // the deadline is over and nothing came
	Late        Item = "late"        // it came after the deadline
	Copied      Item = "copied"      // its prose is nearly another's, for each other agency
	Returned    Item = "returned"    // a round went back, for each
	Uncorrected Item = "uncorrected" // what went back is still wrong
)

// Items are all of them, in the order of the sheet.
var Items = []Item{Missing, Late, Copied, Returned, Uncorrected}

// Scale is how many points an item costs.
type Scale struct {
	Points decimal.Decimal // once, or for each
	PerDay decimal.Decimal // further ones for each day, of what is late
	Most   decimal.Decimal // never more together; zero for no limit
}

// Standard is an office's way of scoring.
type Standard struct {
	Base   decimal.Decimal
	Scales map[Item]Scale
}

// Default is a standard as districts have it.
var Default = sync.OnceValue(func() *Standard {
	s, err := Read("default.yaml", bytes.NewReader(defaults))
	if err != nil {
		panic(err) // the file is part of the program
	}
	return s
})

// Read reads an office's file.
func Read(file string, r io.Reader) (*Standard, error) {
	type scale struct {
		Points string
		PerDay string `yaml:"per_day"`
		Most   string
	}
	var written struct {
		Base                                         string
		Missing, Late, Copied, Returned, Uncorrected scale
	}
	d := yaml.NewDecoder(r)
	d.KnownFields(true)
	if err := d.Decode(&written); err != nil && !errors.Is(err, io.EOF) {
		return nil, message.Wrap(err, "score.file", "file", file).WithHint("score.file.hint")
	}
	s := &Standard{Scales: map[Item]Scale{}}
	var wrong error
	number := func(name, text string) decimal.Decimal {
		n, err := decimal.NewFromString(text)
		switch {
		case text == "":
			return decimal.Zero
		case err != nil || n.IsNegative():
			wrong = message.NewError("score.number", "file", file, "name", name, "text", text).
				WithHint("score.file.hint")
		}
		return n
	}
	s.Base = number("base", written.Base)
	for item, w := range map[Item]scale{Missing: written.Missing, Late: written.Late, Copied: written.Copied,
		Returned: written.Returned, Uncorrected: written.Uncorrected} {
		s.Scales[item] = Scale{
			number(string(item)+".points", w.Points),
			number(string(item)+".per_day", w.PerDay),
			number(string(item)+".most", w.Most)}
	}
	return s, wrong
}

// Row is an agency's line of the sheet.
type Row struct {
	Agency *status.Agency
	Score  decimal.Decimal
	Marks  []Mark
}

// Mark is what was taken off for one item, with the facts behind it.
type Mark struct {
	Item   Item
	Points decimal.Decimal
	Facts  []message.Text
}

// Of works the sheet out, in the order of the roster; agencies that need not report have no line.
func Of(st *status.Status, s *Standard, today time.Time) (rows []Row) {
	copied := map[*status.Agency][]*status.Agency{}
	for _, p := range st.Pairs() {
		copied[p.A], copied[p.B] = append(copied[p.A], p.B), append(copied[p.B], p.A)
	}
	for _, a := range st.Agencies {
		if !a.Must() {
			continue
		}
		row := Row{Agency: a, Score: s.Base}
		for _, item := range Items {
			if m := s.mark(item, a, copied[a], today); m.Points.IsPositive() {
				row.Marks = append(row.Marks, m)
				row.Score = row.Score.Sub(m.Points)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// mark takes off what one item costs an agency.
func (s *Standard) mark(item Item, a *status.Agency, alike []*status.Agency, today time.Time) Mark {
	m := Mark{Item: item}
	scale := s.Scales[item]
	times, days := 0, 0
	fact := func(key string, args ...any) { times++; m.Facts = append(m.Facts, message.New(key, args...)) }
	switch item {
	case Missing:
		if day := today.Format(time.DateOnly); !a.Received() && a.Deadline < day {
			fact("score.fact.missing", "deadline", a.Deadline, "today", day)
		}
	case Late:
		if a.Late && a.Received() {
			days = between(a.Deadline, a.First)
			fact("score.fact.late", "deadline", a.Deadline, "first", a.First, "days", days)
		}
	case Copied:
		for _, other := range alike {
			fact("score.fact.copied", "agency", other.Name)
		}
	case Returned:
		for _, in := range a.Files {
			if in.Returned != "" && in.State != ledger.Withdrawn {
				fact("score.fact.returned", "number", in.Receipt,
					"day", in.Returned[:min(len(in.Returned), len(time.DateOnly))])
			}
		}
	case Uncorrected:
		if a.Returned() {
			fact("score.fact.uncorrected")
		}
	}
	m.Points = scale.Points.Mul(decimal.NewFromInt(int64(times))).
		Add(scale.PerDay.Mul(decimal.NewFromInt(int64(days))))
	if scale.Most.IsPositive() && m.Points.GreaterThan(scale.Most) {
		m.Points = scale.Most
	}
	return m
}

// between is how many days lie between two days.
func between(first, last string) int {
	a, err := time.Parse(time.DateOnly, first)
	b, other := time.Parse(time.DateOnly, last)
	if err != nil || other != nil {
		return 0
	}
	return max(0, int(b.Sub(a).Hours()/24))
}
