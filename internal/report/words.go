package report

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"nianbao/templates"
)

// A clerk fills in figures in a workbook and writes the prose in Word. The two files of an agency,
// a year and a scope are one report: figures are the workbook's, and the prose of a section is the
// Word file's where the workbook has none. Nothing is chosen between two texts of one section.

// The observations on a report of two files; the rules of these ids judge them.
const (
	RuleWorkbook = "file.workbook" // the Word file came without the workbook
	RuleWords    = "file.words"    // a section is written in both files, differently
	RuleFigures  = "file.figures"  // tables in the Word file are not the workbook's
)

// WordsAlone reports whether the report is the Word file of one whose workbook is not there.
func (r *Report) WordsAlone() bool {
	return slices.ContainsFunc(r.Oddities, func(o Oddity) bool { return o.Rule == RuleWorkbook })
}

// NoWords is the detail of the observation (rule file.other) that a report is a row of a wide sheet,
// which has no words.
const NoWords = "words"

func (o Oddity) noWords() bool { return o.Rule == "file.other" && o.Detail == NoWords }

// Wordless reports whether the report is a row of a wide sheet whose Word file is not there.
func (r *Report) Wordless() bool { return slices.ContainsFunc(r.Oddities, Oddity.noWords) }

// WithWords returns the report of a workbook, or of a row of a wide sheet, with the words of a Word
// file. A section both have stays as the workbook has it; where the texts or a figure differ, that is
// observed with both places. Figures of the Word file alone are observed too and never taken.
func (r *Report) WithWords(e *templates.Edition, words *Report) *Report {
	joined := *r
	joined.Prose = maps.Clone(r.Prose)
	joined.Oddities = slices.DeleteFunc(slices.Clone(r.Oddities), Oddity.noWords)
	if r.Wordless() { // of its sections it had nothing to read
		joined.Unreadable = map[string]bool{}
		for _, s := range e.Sections {
			if words.Unreadable[s.ID] {
				joined.Unreadable[s.ID] = true
			}
		}
	}
	if joined.Title == "" {
		joined.Title = words.Title
	}
	if joined.Code == "" {
		joined.Code = words.Code
	}
	file := Base(words.File)
	for _, s := range e.Sections {
		theirs := words.Prose[s.ID]
		switch mine := r.Prose[s.ID]; {
		case proseOf(theirs) == "":
		case proseOf(mine) == "":
			joined.Prose[s.ID] = Placed(file, theirs)
		case !sameWords(mine, theirs):
			joined.Observe(twoTexts(s, mine, theirs, file))
		}
	}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			v, there := words.Values[s.ID]
			if own := r.Value(s.ID); there && v.Kind != Blank && !own.same(v) {
				joined.Observe(twoFigures(r, words, s, own, v))
			}
		}
	}
	for _, o := range words.Oddities {
		if o.Rule != RuleWorkbook {
			if o.Sheet == "" {
				o.Sheet = file
			}
			joined.Observe(o)
		}
	}
	return &joined
}

// Placed returns paragraphs of a section with their places in a Word file.
func Placed(file string, paragraphs []Paragraph) []Paragraph {
	placed := slices.Clone(paragraphs)
	for i := range placed {
		placed[i].Place = Place{File: file, Paragraph: i + 1}
	}
	return placed
}

// InSection names a paragraph as people look it up in a Word file: by the heading above it.
func InSection(heading string, paragraph int) string {
	return "“" + heading + "”第" + strconv.Itoa(paragraph) + "段"
}

// sameWords reports whether two texts differ in their spaces and ends of paragraphs at most.
func sameWords(a, b []Paragraph) bool {
	whole := func(all []Paragraph) string { return strings.ReplaceAll(proseOf(all), "\n", "") }
	return whole(a) == whole(b)
}

// twoTexts observes a section that is written twice, at the first paragraph that differs.
func twoTexts(s *templates.Section, mine, theirs []Paragraph, file string) Oddity {
	at := 0
	for at < len(mine) && at < len(theirs) && sameWords(mine[at:at+1], theirs[at:at+1]) {
		at++
	}
	text := func(all []Paragraph) string { // "" where one has less
		if at < len(all) {
			return all[at].Text
		}
		return ""
	}
	heading := s.Heading()
	if heading == "" {
		heading = s.Sheet
	}
	o := Oddity{Rule: RuleWords, Detail: "differs", Label: heading, Expected: text(mine), Actual: text(theirs),
		With: "“" + file + "”" + InSection(heading, min(at+1, len(theirs)))}
	if p := mine[min(at, len(mine)-1)].Place; p.Sheet != "" {
		o.Sheet, o.Cell = p.Sheet, p.Cell.String()
	}
	return o
}

// twoFigures observes a figure that is not the same in a table of the Word file.
func twoFigures(r, words *Report, s *templates.Slot, own, other Value) Oddity {
	o := Oddity{Rule: RuleFigures, Detail: "differs", Table: s.Table.ID, Slot: s.ID, Label: s.Label(),
		Expected: strings.TrimSpace(own.Raw), Actual: strings.TrimSpace(other.Raw), With: "“" + Base(words.File) + "”"}
	if own.Kind == Blank {
		o.Detail = "only"
	}
	if p := words.Places[s.ID]; p.Table > 0 {
		o.With += "第" + strconv.Itoa(p.Table) + "个表格" + p.Cell.String()
	}
	p := r.Place(s)
	o.Sheet, o.Cell = p.Sheet, p.Cell.String()
	return o
}

// Base is a file's own name: without folders, and without the zip or message it came in.
func Base(file string) string {
	return file[strings.LastIndexAny(file, `/\!`)+1:]
}
