package mark

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

// unmark takes out what an earlier round put in: the list, our comments and links, our fills.
func (k *marker) unmark() {
	if index, err := k.File.GetSheetIndex(form.ListSheet); err == nil && index >= 0 {
		k.Do(k.File.DeleteSheet(form.ListSheet))
	}
	for _, name := range k.File.GetSheetList() {
		comments, err := k.File.GetComments(name)
		if err != nil {
			continue // what cannot be read is not ours
		}
		for _, c := range comments {
			k.takeOut(name, c)
		}
	}
	for at, c := range k.issued {
		if !k.hasCells(at.sheet) {
			continue
		}
		if !slices.Contains(markFills, k.fillAt(at)) {
			continue
		}
		last := at.cell.Offset(c.Last.Row-c.First.Row, c.Last.Col-c.First.Col)
		k.Do(k.File.SetCellStyle(at.sheet, at.cell.String(), last.String(), k.Style(form.LookOf(k.owner[at], c))))
	}
}

// takeOut removes a comment of ours, with the fill of its cell, and restores the agency's own
// from below it. The agency's own comments are noted, lest ours take their place.
func (k *marker) takeOut(sheet string, c excelize.Comment) {
	a, err := templates.ParseAddress(c.Cell)
	if err != nil {
		return
	}
	at, text := place{sheet, a}, commentText(c)
	if !form.IsOurs(text, c.Author) {
		k.keep(at, c, text)
		return
	}
	k.Do(k.File.DeleteComment(sheet, c.Cell))
	if k.issued[at] == nil && slices.Contains(markFills, k.fillAt(at)) {
		k.refill(at, "") // a cell outside the tables
	}
	if author, own := form.Kept(text); own != "" {
		k.addComment(at, author, own, 1+len([]rune(own))/commentLine)
		k.own[at] = excelize.Comment{Author: author, Text: own, Cell: c.Cell}
	}
}

// keep notes a comment of the agency's own. One that repeats a thread of comments becomes an ordinary one: the thread
// itself is left out of the package, since two accounts of one comment would contradict each other once ours is added.
func (k *marker) keep(at place, c excelize.Comment, text string) {
	author, plain := book.PlainNote(c.Author, text)
	if author != c.Author || plain != text {
		k.Do(k.File.DeleteComment(at.sheet, c.Cell))
		k.addComment(at, author, plain, 1+len([]rune(plain))/commentLine)
		c = excelize.Comment{Author: author, Text: plain, Cell: c.Cell}
	}
	k.own[at] = c
}

// fillAt returns the colour of a cell's fill, six digits.
func (k *marker) fillAt(at place) string {
	id, err := k.File.GetCellStyle(at.sheet, at.cell.String())
	if err != nil {
		return ""
	}
	style, err := k.File.GetStyle(id)
	if err != nil || len(style.Fill.Color) == 0 {
		return ""
	}
	colour := strings.ToUpper(strings.TrimPrefix(style.Fill.Color[0], "#"))
	return colour[max(0, len(colour)-6):]
}
