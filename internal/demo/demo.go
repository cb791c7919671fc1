// Package demo holds the small season the demonstration plays: a roster, and three completed reports with figures of
// published ones, of which one has a wrong sum.
package demo

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"nianbao/internal/report"
	"nianbao/internal/yamlfile"
	"nianbao/templates"
)

//go:embed season.yaml
var data []byte

// Agency is one line of the demonstration's roster.
type Agency struct{ Name, Code, Level, Superior, Contact, Phone string }

type season struct {
	Year    int
	Wrong   string
	Roster  []Agency
	Reports []struct {
		Agency  string
		Figures map[string][]string
		Prose   map[string][]string
	}
}

var load = sync.OnceValue(func() season {
	return yamlfile.Embedded[season](data)
})

// Year is the report year of the season.
func Year() int { return load().Year }

// YearAt is the report year of a season that is under way on a day: its first
// reports are due the next 31 January.
func YearAt(day time.Time) int {
	if day.Month() == time.January {
		return day.Year() - 1
	}
	return day.Year()
}

// Roster is the season's roster.
func Roster() []Agency { return load().Roster }

// Wrong is the agency whose report has the wrong sum.
func Wrong() string { return load().Wrong }

// Reports are the completed reports, in the edition's slots.
func Reports(e *templates.Edition) ([]*report.Report, error) { return ReportsOf(e, Year()) }

// ReportsOf are the same reports as those of another year.
func ReportsOf(e *templates.Edition, year int) ([]*report.Report, error) {
	s := load()
	own, other := strconv.Itoa(s.Year)+"年", strconv.Itoa(year)+"年"
	var reports []*report.Report
	for _, in := range s.Reports {
		r := report.New(in.Agency)
		r.Identity = report.Identity{Edition: e.ID, Year: year, Agency: in.Agency, Scope: report.Own}
		if at := slices.IndexFunc(s.Roster, func(a Agency) bool { return a.Name == in.Agency }); at >= 0 {
			r.Code = s.Roster[at].Code
		}
		for _, t := range e.Tables {
			if err := fillTable(r, t, in.Figures); err != nil {
				return nil, err
			}
		}
		for section, texts := range in.Prose {
			for _, text := range texts {
				r.Prose[section] = append(r.Prose[section],
					report.Paragraph{Text: strings.ReplaceAll(text, own, other)})
			}
		}
		reports = append(reports, r)
	}
	return reports, nil
}

// fillTable puts the figures of a table's rows into its slots; what none is given for is zero.
func fillTable(r *report.Report, t *templates.Table, rows map[string][]string) error {
	for _, slot := range t.Slots {
		r.Values[slot.ID] = report.Parse("0", report.StoredNumber)
	}
	for row, figures := range rows {
		if row == t.ID || strings.HasPrefix(row, t.ID+".") {
			if err := fill(r, t, row, figures); err != nil {
				return err
			}
		}
	}
	return nil
}

// fill puts a row's figures into its slots, in reading order.
func fill(r *report.Report, t *templates.Table, row string, figures []string) error {
	for _, s := range t.Slots {
		if !strings.HasPrefix(s.ID, row+".") {
			continue
		}
		if len(figures) == 0 {
			return fmt.Errorf("season.yaml: %s: too few figures for %s", r.Agency, row)
		}
		r.Values[s.ID] = report.Parse(figures[0], report.StoredNumber)
		figures = figures[1:]
	}
	if len(figures) > 0 {
		return fmt.Errorf("season.yaml: %s: figures left over for %s", r.Agency, row)
	}
	return nil
}
