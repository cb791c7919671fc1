package written

import (
	"encoding/csv"
	"io"

	"nianbao/internal/check/rule"
	"nianbao/internal/harmless"
	"nianbao/internal/history"
)

// columns are the heads of the long form.
var columns = []string{"agency", "code", "scope", "year", "edition", "slot", "table", "row", "column", "unit", "figure",
	"kind", "raw", "comparable", "file", "part", "place"}

// CSV writes a line for every value of every version of every year. A figure is in the form's unit, "" where there is
// none; comparable is yes where the year before has a figure that means the same.
func CSV(w io.Writer, rec *history.Record) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, a := range rec.Agencies {
		var before *history.Version
		last := 0
		for _, y := range a.Years {
			if y.Year != last+1 {
				before = nil
			}
			for _, v := range y.Versions {
				if err := version(out, a, y, v, before); err != nil {
					return err
				}
			}
			before, last = y.One(), y.Year
		}
	}
	out.Flush()
	return out.Error()
}

func version(out *csv.Writer, a *history.Agency, y *history.Year, v, before *history.Version) error {
	for _, t := range v.Edition.Tables {
		for _, s := range t.Slots {
			value := v.Values[s.ID]
			figure, comparable := "", "no"
			if n, known := v.Figure(s.ID); known {
				figure = n.String()
				if before != nil && v.Edition.ComparableTo(before.Edition, s.ID) {
					if _, known := before.Figure(s.ID); known {
						comparable = "yes"
					}
				}
			}
			kind := string(value.Kind)
			if kind == "" {
				kind = "blank"
			}
			line := []string{a.Name, a.Code, string(a.Scope), itoa(y.Year), v.Edition.ID, s.ID, t.Heading(), s.Row, s.Column,
				rule.UnitOf(s), figure, kind, value.Raw, comparable, v.File, v.Part, v.Place(s)}
			for i := range line {
				line[i] = harmless.Cell(line[i])
			}
			if err := out.Write(line); err != nil {
				return err
			}
		}
	}
	return nil
}
