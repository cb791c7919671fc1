package site

import (
	"encoding/json"
	"slices"
	"strings"
)

// Changes is what differs between two indexes, by the names of reports.
type Changes struct{ New, Changed, Gone, Same []string }

// Compare holds an index against an earlier one. A report has changed where its data have: a form alone may differ
// because another release of the program made it, and then the report is the same.
func Compare(earlier, now *Index) (c Changes) {
	was := map[string]Entry{}
	for _, e := range earlier.Reports {
		was[e.Name] = e
	}
	for _, e := range now.Reports {
		old, there := was[e.Name]
		delete(was, e.Name)
		switch {
		case !there:
			c.New = append(c.New, e.Name)
		case dataOf(old) != dataOf(e):
			c.Changed = append(c.Changed, e.Name)
		default:
			c.Same = append(c.Same, e.Name)
		}
	}
	for _, e := range earlier.Reports {
		if _, left := was[e.Name]; left {
			c.Gone = append(c.Gone, e.Name)
		}
	}
	return c
}

// dataOf is the digest of a report's JSON form.
func dataOf(e Entry) string {
	for _, f := range e.Files {
		if f.Form == "json" {
			return f.SHA256
		}
	}
	return ""
}

// data is what is compared of the JSON form of a report.
type data struct {
	Title    string `json:"title"`
	Sections []struct {
		ID         string `json:"id"`
		Heading    string `json:"heading"`
		Paragraphs []struct {
			Text string `json:"text"`
		} `json:"paragraphs"`
	} `json:"sections"`
	Values map[string]struct {
		Raw string `json:"raw"`
	} `json:"values"`
}

// Figure is a value that changed.
type Figure struct{ Slot, Was, Now string }

// Difference is what changed in a report.
type Difference struct {
	Figures  []Figure // by the ids of the values, in their order
	Sections []string // headings of sections whose words changed
	Title    bool
}

// Figures compares two JSON forms of one report.
func Figures(earlier, now []byte) (d Difference, err error) {
	var was, is data
	if err := json.Unmarshal(earlier, &was); err != nil {
		return d, err
	}
	if err := json.Unmarshal(now, &is); err != nil {
		return d, err
	}
	d.Title = was.Title != is.Title
	for id, v := range is.Values {
		if old := was.Values[id].Raw; old != v.Raw {
			d.Figures = append(d.Figures, Figure{id, old, v.Raw})
		}
	}
	slices.SortFunc(d.Figures, func(a, b Figure) int { return strings.Compare(a.Slot, b.Slot) })
	words := func(of data, id string) (text string) {
		for _, s := range of.Sections {
			for _, p := range s.Paragraphs {
				if s.ID == id {
					text += p.Text + "\n"
				}
			}
		}
		return text
	}
	for _, s := range is.Sections {
		if words(was, s.ID) != words(is, s.ID) {
			heading := s.Heading
			if heading == "" {
				heading = s.ID
			}
			d.Sections = append(d.Sections, heading)
		}
	}
	return d, nil
}
