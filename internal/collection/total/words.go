package total

import (
	"maps"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// A total's workbook is where the office writes the words of its report. Figures are the program's, words the office's:
// when the total is made again, the words of the workbook before go over into the new one.

// said is how many lacks the total itself names; the statement names all.
const said = 100

// words writes into each section what the total is and that its prose is the office's to write: no section of the form
// may be empty, and nothing is made up.
func (m *maker) words(t *Total) {
	first := true
	for _, s := range m.Edition.Sections {
		if s.Number == "" {
			continue
		}
		var texts []message.Text
		if first {
			if !t.Whole() {
				lacks := t.Lacks[:min(said, len(t.Lacks))]
				texts = append(texts, message.New("total.prose.partial", "n", len(t.Lacks), "lacks", lacks))
			}
			texts = append(texts, message.New("total.prose.made", "n", t.Reports, "year", m.Year))
		}
		first = false
		texts = append(texts, message.New("total.prose.office"))
		for _, text := range texts {
			t.Report.Prose[s.ID] = append(t.Report.Prose[s.ID], report.Paragraph{Text: text.In(message.Chinese)})
		}
	}
}

// Is reports whether a report is an earlier workbook of this total, so that its words are this total's too.
func (t *Total) Is(r *report.Report) bool {
	return !r.Foreign && r.Release != "" && r.Scope == report.Area && r.Year == t.Report.Year &&
		r.Edition == t.Report.Edition && templates.Normalize(r.Agency) == templates.Normalize(t.Name)
}

// Keep takes over what the office wrote into an earlier workbook of the total: prose, cover and explanations. A section
// without words of its own stays as it was made. It returns what the workbook made anew changes of the earlier one.
func (t *Total) Keep(e *templates.Edition, earlier *report.Report) report.Difference {
	kept := *t.Report
	kept.Prose = map[string][]report.Paragraph{}
	maps.Copy(kept.Prose, t.Report.Prose)
	for id, paragraphs := range earlier.Prose {
		if slices.ContainsFunc(paragraphs, written) {
			kept.Prose[id] = refreshed(paragraphs, t.Report.Prose[id])
		}
	}
	kept.Cover, kept.Explanations = earlier.Cover, earlier.Explanations
	t.Report = &kept
	// A total is made here, not read from anywhere: nothing of it is for judging to open or to find.
	t.Findings = check.Run(&check.Context{Edition: e, Report: t.Report, Options: t.options})
	return report.Differ(e, earlier, t.Report)
}

// refreshed are the paragraphs of an earlier workbook with the sentences about the total's
// composition brought up to date; a lack is mentioned whether the office left that sentence in or
// not.
func refreshed(before, made []report.Paragraph) []report.Paragraph {
	var now []report.Paragraph
	for _, p := range made {
		left := slices.ContainsFunc(before, func(b report.Paragraph) bool { return like(b.Text, "total.prose.made") })
		if like(p.Text, "total.prose.partial") || like(p.Text, "total.prose.made") && left {
			now = append(now, p)
		}
	}
	for _, p := range before {
		if !like(p.Text, "total.prose.partial") && !like(p.Text, "total.prose.made") {
			now = append(now, p)
		}
	}
	return now
}

// written reports whether a paragraph is the office's.
func written(p report.Paragraph) bool {
	return strings.TrimSpace(p.Text) != "" && !like(p.Text, "total.prose.partial") &&
		!like(p.Text, "total.prose.made") &&
		templates.Normalize(p.Text) != templates.Normalize(say("total.prose.office"))
}

// like reports whether a text is one of the program's sentences, whatever its figures.
func like(text, key string) bool {
	sentence := say(key, "n", blank, "year", blank, "lacks", blank)
	first, _, _ := strings.Cut(sentence, blank)
	last := sentence[strings.LastIndex(sentence, blank)+len(blank):]
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, first) && strings.HasSuffix(text, last)
}

// blank replaces a figure in a sentence.
const blank = "□"

// Title returns whose report a total is by its title: the government's, whose office made it.
func (t *Total) Title() string {
	for _, office := range strings.Fields(say("total.offices")) {
		for _, body := range strings.Fields(say("total.governments")) {
			if name, is := strings.CutSuffix(t.Name, office); is && strings.HasSuffix(name, body) {
				return name
			}
		}
	}
	return t.Name
}
