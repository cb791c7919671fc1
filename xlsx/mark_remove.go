package xlsx

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/templates"
)

// unmark takes out what an earlier round put in: the list, our comments and links, our fills.
func (k *marker) unmark() {
	if index, err := k.file.GetSheetIndex(listSheet); err == nil && index >= 0 {
		k.do(k.file.DeleteSheet(listSheet))
	}
	for _, name := range k.file.GetSheetList() {
		comments, err := k.file.GetComments(name)
		if err != nil {
			continue // what cannot be read is not ours
		}
		for _, c := range comments {
			k.takeOut(name, c)
		}
	}
	for at, c := range k.issued {
		if index, err := k.file.GetSheetIndex(at.sheet); err != nil || index < 0 {
			continue
		}
		if !slices.Contains(markFills, k.fillAt(at)) {
			continue
		}
		last := at.cell.Offset(c.Last.Row-c.First.Row, c.Last.Col-c.First.Col)
		k.do(k.file.SetCellStyle(at.sheet, at.cell.String(), last.String(), k.style(lookOf(k.owner[at], c))))
	}
}

// takeOut takes a comment of ours out, with the fill of its cell, and gives back the one of the agency's own that stood
// below it. What the agency has written itself is noted, lest ours take its place.
func (k *marker) takeOut(sheet string, c excelize.Comment) {
	a, err := templates.ParseAddress(c.Cell)
	if err != nil {
		return
	}
	at, text := place{sheet, a}, commentText(c)
	if !isOurs(text, c.Author) {
		k.own[at] = c
		return
	}
	k.do(k.file.DeleteComment(sheet, c.Cell))
	if k.issued[at] == nil && slices.Contains(markFills, k.fillAt(at)) {
		k.refill(at, "") // a cell outside the tables
	}
	if author, own := kept(text); own != "" {
		k.addComment(at, author, own, 1+len([]rune(own))/commentLine)
		k.own[at] = excelize.Comment{Author: author, Text: own, Cell: c.Cell}
	}
}

// fillAt returns the colour of a cell's fill, six digits.
func (k *marker) fillAt(at place) string {
	id, err := k.file.GetCellStyle(at.sheet, at.cell.String())
	if err != nil {
		return ""
	}
	style, err := k.file.GetStyle(id)
	if err != nil || len(style.Fill.Color) == 0 {
		return ""
	}
	colour := strings.ToUpper(strings.TrimPrefix(style.Fill.Color[0], "#"))
	return colour[max(0, len(colour)-6):]
}
