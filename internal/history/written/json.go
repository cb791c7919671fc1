package written

import (
	"io"
	"strings"

	"nianbao/internal/harmless"
	"nianbao/internal/history"
	"nianbao/internal/message"
)

// The JSON form is a contract: fields may be added, never renamed or dropped; lists are never null.
type (
	jsonRecord struct {
		Reports  int          `json:"reports"`
		Agencies []jsonAgency `json:"agencies"`
		Rules    []jsonRule   `json:"rules"`
		Undated  []string     `json:"undated"`
		Unread   []jsonUnread `json:"unread"`
	}
	jsonAgency struct {
		Agency  string     `json:"agency"`
		Code    string     `json:"code"`
		Scope   string     `json:"scope"`
		Missing []int      `json:"missing"`
		Years   []jsonYear `json:"years"`
		Links   []jsonLink `json:"links"`
	}
	jsonYear struct {
		Year     int           `json:"year"`
		Versions []jsonVersion `json:"versions"`
	}
	jsonVersion struct {
		File    string            `json:"file"`
		Part    string            `json:"part"`
		Edition string            `json:"edition"`
		Copies  []string          `json:"copies"`
		Differs []string          `json:"differs"`
		Figures map[string]string `json:"figures"` // by slot; those that are no number are not among them
	}
	jsonLink struct {
		Rule       string       `json:"rule"`
		Year       int          `json:"year"`
		State      string       `json:"state"` // holds, broken, unknown, incomparable, versions
		Key        string       `json:"key"`
		Slot       string       `json:"slot"`
		Expected   string       `json:"expected"`
		Actual     string       `json:"actual"`
		Difference string       `json:"difference"`
		Message    string       `json:"message"`
		Sources    []jsonSource `json:"sources"`
	}
	jsonSource struct {
		Year  int    `json:"year"`
		File  string `json:"file"`
		Part  string `json:"part"`
		Sheet string `json:"sheet"`
		Cell  string `json:"cell"`
		Slot  string `json:"slot"`
		Value string `json:"value"`
	}
	jsonRule struct {
		Rule     string `json:"rule"`
		Title    string `json:"title"`
		Of       int    `json:"of"`
		Broken   int    `json:"broken"`
		Unjudged int    `json:"unjudged"`
	}
	jsonUnread struct {
		File string `json:"file"`
		Why  string `json:"why"`
	}
)

// JSON writes the record for programs; messages are in the language given.
func JSON(w io.Writer, rec *history.Record, lang message.Lang) error {
	out := jsonRecord{Reports: rec.Reports, Agencies: []jsonAgency{}, Rules: []jsonRule{}, Undated: []string{},
		Unread: []jsonUnread{}}
	for _, a := range rec.Agencies {
		out.Agencies = append(out.Agencies, agencyOf(a, lang))
	}
	for _, r := range rec.Rules {
		out.Rules = append(out.Rules, jsonRule{r.Rule.ID, r.Rule.Title().In(lang), r.Of, r.Broken, r.Unjudged})
	}
	for _, s := range rec.Undated {
		out.Undated = append(out.Undated, s.File)
	}
	for _, u := range rec.Unread {
		out.Unread = append(out.Unread, jsonUnread{u.File, message.Say(u.Err, lang)})
	}
	return harmless.WriteJSON(w, out)
}

func agencyOf(a *history.Agency, lang message.Lang) jsonAgency {
	out := jsonAgency{Agency: a.Name, Code: a.Code, Scope: string(a.Scope), Missing: append([]int{}, a.Missing...),
		Years: []jsonYear{}, Links: []jsonLink{}}
	for _, y := range a.Years {
		year := jsonYear{Year: y.Year, Versions: []jsonVersion{}}
		for _, v := range y.Versions {
			one := jsonVersion{File: v.File, Part: v.Part, Edition: v.Edition.ID, Copies: append([]string{}, v.Copies...),
				Differs: append([]string{}, v.Differs...), Figures: map[string]string{}}
			for _, t := range v.Edition.Tables {
				for _, s := range t.Slots {
					if n, known := v.Figure(s.ID); known {
						one.Figures[s.ID] = n.String()
					}
				}
			}
			year.Versions = append(year.Versions, one)
		}
		out.Years = append(out.Years, year)
	}
	for _, l := range a.Links {
		link := jsonLink{Rule: l.Rule, Year: l.Year, State: string(l.State), Key: l.Key, Expected: l.Expected,
			Actual: l.Actual, Difference: l.Difference, Message: Link(l).In(lang), Sources: []jsonSource{}}
		if l.Slot != nil {
			link.Slot = l.Slot.ID
		}
		for _, s := range append(l.Then, l.Now...) {
			link.Sources = append(link.Sources, sourceOf(s))
		}
		out.Links = append(out.Links, link)
	}
	return out
}

func sourceOf(s history.Source) jsonSource {
	out := jsonSource{Year: s.Year, File: s.File, Part: s.Part, Sheet: s.Place.Sheet, Value: s.Value}
	if s.Slot != nil {
		out.Slot = s.Slot.ID
		_, cell, found := strings.Cut(s.Cell(), "!")
		if out.Cell = cell; !found {
			out.Cell = s.Cell()
		}
	}
	return out
}
