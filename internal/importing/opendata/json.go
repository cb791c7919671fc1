package opendata

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"nianbao/internal/importing/match"
	"nianbao/internal/jsonform"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// format is what the file calls its form.
const format = "nianbao-report-1"

// headWithin is how far from its beginning the file names its form.
const headWithin = 256

func isJSON(text string) bool {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	return strings.HasPrefix(text, "{") && strings.Contains(text[:min(len(text), headWithin)], `"`+format+`"`)
}

// published is what is read of the form.
type published struct {
	Edition  string            `json:"edition"`
	Year     int               `json:"year"`
	Agency   string            `json:"agency"`
	Code     string            `json:"code"`
	Scope    report.Scope      `json:"scope"`
	Title    string            `json:"title"`
	Cover    map[string]string `json:"cover"`
	Sections []struct {
		ID         string `json:"id"`
		Paragraphs []struct {
			Text  string `json:"text"`
			Table string `json:"table"`
		} `json:"paragraphs"`
	} `json:"sections"`
	NilTables []string                  `json:"nilTables"`
	Values    map[string]jsonform.Value `json:"values"`
}

func readJSON(name, text string, o match.Options) ([]match.Reading, error) {
	var p published
	if err := json.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &p); err != nil {
		return nil, message.NewError("intake.open.broken", "file", name).WithHint("intake.open.broken.hint")
	}
	e, err := editionOf(name, p.Edition, o)
	if err != nil {
		return nil, err
	}
	one := newReport(name, e, p.Agency, p.Year, p.Scope, o)
	r := one.Report
	r.Code, r.Title = p.Code, p.Title
	for _, f := range e.Cover.Fields {
		if text := p.Cover[f.ID]; text != "" && !f.Fixed {
			r.Cover[f.ID] = text
			one.Trace.Found = append(one.Trace.Found, match.Found{Field: f.ID, Raw: text})
		}
	}
	for _, s := range p.Sections {
		if e.Section(s.ID) == nil {
			continue
		}
		for _, line := range s.Paragraphs {
			r.Prose[s.ID] = append(r.Prose[s.ID], report.Paragraph{Text: line.Text, Table: line.Table})
		}
	}
	for _, id := range p.NilTables {
		if e.Table(id) != nil {
			r.NilTable[id] = true
		}
	}
	var figures []figure
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			if v, there := p.Values[s.ID]; there {
				figures = append(figures, figure{slot: s.ID, raw: v.Raw, number: v.Number, kind: v.Kind})
				delete(p.Values, s.ID)
			}
		}
	}
	figures = append(figures, unknown(p.Values)...)
	take(one, figures)
	return []match.Reading{one}, nil
}

// unknown are figures of slots that the form has not, in order.
func unknown(values map[string]jsonform.Value) (all []figure) {
	for _, id := range slices.Sorted(maps.Keys(values)) {
		all = append(all, figure{slot: id, raw: values[id].Raw})
	}
	return all
}
