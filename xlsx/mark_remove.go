package xlsx

import (
	"slices"
	"strings"
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
			if isOurs(c.Text, c.Author) {
				k.do(k.file.DeleteComment(name, c.Cell))
			}
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

// isOurs recognises a comment of ours by how it begins; programs may have put its author or a name before it.
func isOurs(text, author string) bool {
	text = strings.TrimPrefix(strings.TrimSpace(text), author+":")
	return strings.HasPrefix(strings.TrimSpace(text), commentMark)
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
