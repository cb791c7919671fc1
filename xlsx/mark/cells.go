package mark

import (
	"cmp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
	"nianbao/xlsx/pack"
)

// Fills of marked cells: strong where a finding looks first, pale where it only adds to the sum.
// Both have a comment, so that nothing depends on colour alone.
const (
	mustFill   = "FFC7CE"
	verifyFill = "FFE2A8"
	noteFill   = "D9E8F6"
	alsoFill   = "FCE9EA"
)

var markFills = []string{mustFill, verifyFill, noteFill, alsoFill}

func fillOf(f finding.Finding) string {
	switch {
	case f.Outcome == finding.Unjudged || f.Class == templates.Note:
		return noteFill
	case f.Class == templates.Must:
		return mustFill
	}
	return verifyFill
}

// cells colours the cells of every finding and fastens the comments.
func (k *marker) cells() {
	leading := map[place]int{} // the first finding that looks at the cell first
	for i, f := range k.Findings {
		for j, at := range k.placesOf(f) {
			if j > 0 && slices.Contains(k.on[at], i) {
				continue
			}
			k.on[at] = append(k.on[at], i)
			if j == 0 {
				if _, ok := leading[at]; !ok {
					leading[at] = i
				}
			}
		}
	}
	places := make([]place, 0, len(k.on))
	for at := range k.on {
		places = append(places, at)
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.sheet, b.sheet), cmp.Compare(a.cell.Row, b.cell.Row),
			cmp.Compare(a.cell.Col, b.cell.Col))
	})
	for _, at := range places {
		k.colour(at, k.fill(at, leading))
		k.comment(at)
	}
}

// fill chooses a cell's colour: by the first finding that looks at it first; else pale, but no
// redder than a note where all its findings are notes.
func (k *marker) fill(at place, leading map[place]int) string {
	if i, ok := leading[at]; ok {
		return fillOf(k.Findings[i])
	}
	if slices.ContainsFunc(k.on[at], func(i int) bool { return fillOf(k.Findings[i]) != noteFill }) {
		return alsoFill
	}
	return noteFill
}

// placesOf returns the cells a finding is about that are there to be marked, the one to look at first leading.
func (k *marker) placesOf(f finding.Finding) []place {
	var out []place
	for _, name := range f.Cells {
		sheet := f.Sheet
		if i := strings.LastIndex(name, "!"); i > 0 {
			sheet, name = strings.Trim(name[:i], "'"), name[i+1:]
		}
		first, _, _ := strings.Cut(name, ":")
		a, err := templates.ParseAddress(first)
		if err != nil || !k.hasCells(sheet) {
			continue // a line of a text, a sheet that is gone, a chart: the list tells it
		}
		out = append(out, place{sheet, a})
	}
	return out
}

// hasCells reports whether there is a worksheet of a name.
func (k *marker) hasCells(sheet string) bool {
	has, known := k.worksheets[sheet]
	if !known {
		_, err := k.File.GetRowHeight(sheet, 1)
		has = err == nil
		k.worksheets[sheet] = has
	}
	return has
}

// colour gives a cell its issued style with another fill; one that is not of the template keeps its own style.
func (k *marker) colour(at place, fill string) {
	if c := k.issued[at]; c != nil {
		l := form.LookOf(k.owner[at], c)
		l.Fill = fill
		last := at.cell.Offset(c.Last.Row-c.First.Row, c.Last.Col-c.First.Col)
		k.Do(k.File.SetCellStyle(at.sheet, at.cell.String(), last.String(), k.Style(l)))
		return
	}
	k.refill(at, fill)
}

// refill changes nothing of a cell's style but its fill; "" takes the fill away.
func (k *marker) refill(at place, fill string) {
	id, err := k.File.GetCellStyle(at.sheet, at.cell.String())
	if err != nil {
		k.Do(err)
		return
	}
	style, err := k.File.GetStyle(id)
	if err != nil {
		k.Do(err)
		return
	}
	style.Fill = excelize.Fill{}
	if fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	id, err = k.File.NewStyle(style)
	k.Do(err)
	if err == nil {
		k.Do(k.File.SetCellStyle(at.sheet, at.cell.String(), at.cell.String(), id))
	}
}

// Bounds of a comment: what a person reads of one, and the size of its box in pixels.
const (
	commentLimit = 1500
	commentWidth = 340
	commentLine  = 22 // characters in a line of the box
	commentSize  = 10 // points
)

// comment attaches the text of all findings about the cell. Where the cell only adds to a sum, it
// points to the cell to look at.
func (k *marker) comment(at place) {
	var said []string
	for _, i := range k.on[at] {
		f := k.Findings[i]
		if places := k.placesOf(f); places[0] == at {
			said = append(said, words(f))
		} else {
			said = append(said, form.Say("mark.comment.also", "class", className(f), "sheet", places[0].sheet,
				"cell", places[0].cell.String(), "message", agencyText(f.Message)))
		}
	}
	text := pack.Cut(pack.Clean(form.CommentMark+strings.Join(said, "\n\n")), commentLimit)
	if own, ok := k.own[at]; ok {
		text = withKept(text, own)
		k.Do(k.File.DeleteComment(at.sheet, at.cell.String()))
	}
	lines := 1
	for _, line := range strings.Split(text, "\n") {
		lines += 1 + len([]rune(line))/commentLine
	}
	k.addComment(at, form.CommentAuthor, text, lines)
}

// addComment fastens a comment. Its text is a run of its own type: exceljs reads nothing else.
func (k *marker) addComment(at place, author, text string, lines int) {
	font := &excelize.Font{Family: form.Song, Size: commentSize}
	k.Do(k.File.AddComment(at.sheet, excelize.Comment{Author: author, Cell: at.cell.String(),
		Paragraph: []excelize.RichTextRun{{Text: text, Font: font}},
		Width:     commentWidth, Height: uint(min(24+18*lines, 420))}))
}

// words is the full text of a finding: what, expected, actual, what to do.
func words(f finding.Finding) string {
	out := form.Say("mark.comment", "class", className(f), "message", agencyText(f.Message))
	if f.Expected != "" || shownActual(f) != "" {
		out += "\n" + form.Say("mark.comment.figures", "expected", orDash(f.Expected), "actual", orDash(shownActual(f)))
	}
	if !f.Diagnosis.IsZero() {
		out += "\n" + agencyText(f.Diagnosis)
	}
	if !f.Hint.IsZero() {
		out += "\n" + form.Say("mark.comment.do", "hint", f.Hint.ForAgency())
	}
	if f.Explanation != "" {
		out += "\n" + form.Say("mark.comment.explained", "explanation", f.Explanation)
	}
	return out
}

// shownActual is what was found instead, as far as people can read it: why a sheet is unreadable is a code, which the
// message puts in words.
func shownActual(f finding.Finding) string {
	if slices.Contains(book.Codes(), book.Code(f.Actual)) {
		return ""
	}
	return f.Actual
}

// agencyText is a text in the agency's words.
func agencyText(t message.Text) string { return t.ForAgency().In(message.Chinese) }

func orDash(s string) string { return cmp.Or(s, "—") }

func className(f finding.Finding) string {
	if f.Outcome == finding.Unjudged {
		return form.Say("result.unjudged")
	}
	return form.Say("result.class." + string(f.Class))
}
