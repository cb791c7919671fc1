package companion

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

// reading puts the paragraphs of a companion in their sections.
type reading struct {
	*report.Report
	edition  *templates.Edition
	source   *source.Source
	file     string
	official map[int]bool // tables that are the form's, by their number

	title    string          // of the report, reduced
	fixed    map[string]Role // fixed paragraphs by their reduced text
	headings map[string]int  // parts by their reduced headings, as index into parts
	parts    []templates.Part
	places   []string // where each block stands, in words
}

// notesSection is where words beside a table go.
const notesSection = "notes"

// prose reads paragraph by paragraph: what is not part of the form belongs to the heading above it.
func (n *reading) prose() {
	n.learn()
	at, after := -1, false // the part at hand; whether the filling notes have begun
	met := map[int]bool{}
	for _, b := range n.source.Blocks {
		where := n.whereIn(at, after)
		if b.Table != nil {
			n.places = append(n.places, where)
			if !n.official[b.Table.Where.Table] {
				n.outside("table", where, tableWords(b.Table))
			}
			continue
		}
		text := source.Trim(b.Text)
		reduced := templates.Normalize(text)
		if part, ok := n.heading(text); ok && !met[part] && !after {
			at, met[part] = part, true
			n.places = append(n.places, n.whereIn(at, after))
			continue
		}
		switch role, ok := n.fixed[reduced]; {
		case ok && role == Notes:
			after = true
		case ok, at < 0 && !after && strings.Contains(n.title, reduced): // the title, broken at sense
		case after || at < 0:
			n.outside("elsewhere", where, text)
		default:
			n.add(n.parts[at], text)
			where = n.whereIn(at, after)
		}
		n.places = append(n.places, where)
	}
	n.places = append(n.places, n.whereIn(at, after))
	for i, part := range n.parts {
		if !met[i] && part.Number() != "" && part.Section != nil {
			n.Observe(report.Oddity{Rule: "file.label", Detail: "heading", Sheet: n.file, Expected: headingOf(part)})
		}
	}
}

// learn lists what the form itself says.
func (n *reading) learn() {
	n.fixed, n.headings = map[string]Role{}, map[string]int{}
	for _, p := range Layout(n.edition, n.Identity) {
		switch p.Role {
		case Heading:
			n.headings[templates.Normalize(p.Text)] = len(n.parts)
			n.headings[bare(p.Text)] = len(n.parts)
			for _, also := range alsoOf(p.Part) {
				n.headings[templates.Normalize(also)] = len(n.parts)
			}
			n.parts = append(n.parts, p.Part)
		case Input:
		case Title:
			n.title = templates.Normalize(p.Text)
		default:
			n.fixed[templates.Normalize(p.Text)] = p.Role
		}
	}
	// The line names the agency as the file does, whatever spelling the marks agree on.
	for _, b := range n.source.Blocks {
		if m := lineOf(&source.Source{Blocks: []source.Block{b}}); m != nil {
			n.fixed[templates.Normalize(source.Trim(b.Text))] = Identity
		}
	}
}

// alsoOf are other wordings of a part's heading.
func alsoOf(part templates.Part) []string {
	if part.Table != nil {
		return append([]string{part.Table.Title}, part.Table.Also...)
	}
	return append([]string{part.Section.Title}, part.Section.Also...)
}

// longestHeading is how many characters a line may have that is taken for a heading.
const longestHeading = 40

// heading finds the part whose heading a line is: by its words, with its number, without one (Word
// may have drawn it) or with another's.
func (n *reading) heading(text string) (part int, ok bool) {
	if text == "" || utf8.RuneCountInString(text) > longestHeading {
		return 0, false
	}
	for _, key := range []string{templates.Normalize(text), bare(text)} {
		if part, ok = n.headings[key]; ok && key != "" {
			return part, true
		}
	}
	return 0, false
}

// bare is a heading without its number, reduced.
func bare(heading string) string {
	rest := strings.TrimLeft(source.Trim(heading), "第一二三四五六七八九十部分")
	if rest == heading {
		return templates.Normalize(heading)
	}
	return templates.Normalize(strings.TrimLeft(rest, "、.．,，:： \t　"))
}

// add takes a paragraph into its section; one below the heading of a table is beside that table.
func (n *reading) add(part templates.Part, text string) {
	id, table := notesSection, ""
	if part.Section != nil {
		id = part.Section.ID
	} else {
		table = part.Table.ID
	}
	if n.edition.Section(id) == nil {
		n.outside("elsewhere", n.file, text)
		return
	}
	n.Prose[id] = append(n.Prose[id], report.Paragraph{Text: text, Table: table,
		Place: report.Place{File: n.file, Paragraph: len(n.Prose[id]) + 1}})
}
