package pages

import (
	"fmt"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/message"
)

// Missing is one character that no face has, with its first place.
type Missing struct {
	Char  rune
	Block int          // index into the document's blocks; -1 outside them
	Cell  int          // index into the cells of the block's table; -1 in text
	Where message.Text // the place in words
	Near  string       // a few characters around it
}

// MissingError stops an export: it names every character that no face has, each once.
type MissingError struct {
	Chars []Missing
	said  *message.Error
}

// Error names the characters, in Chinese.
func (e *MissingError) Error() string { return e.said.Error() }

// Unwrap returns the error as the catalogue words it.
func (e *MissingError) Unwrap() error { return e.said }

func missingError(chars []Missing) *MissingError {
	const shown = 40 // a sentence has an end; Chars has them all
	list := make([]message.Text, min(len(chars), shown))
	for i, m := range chars[:len(list)] {
		list[i] = message.New("pages.missing.char", "char", string(m.Char), "code", code(m.Char),
			"where", m.Where, "near", m.Near)
	}
	said := message.NewError("pages.missing", "count", len(chars), "list",
		list).WithHint("pages.missing.hint")
	return &MissingError{chars, said}
}

func code(r rune) string { return fmt.Sprintf("U+%04X", r) }

// Lacking lists the characters of a document that no face of the set has, each once, in the order
// of the document.
func Lacking(d *document.Document, set *faces.Set) []Missing {
	var found []Missing
	seen := map[rune]bool{}
	// look puts the place into words only where something is lacking, which is next to never.
	look := func(s string, block, cell int, where string, args ...any) {
		s = clean(s)
		i := -1
		for _, r := range s {
			i++
			if r == '\n' || seen[r] {
				continue
			}
			if _, _, ok := set.Find(faces.Body, r); ok {
				continue
			}
			seen[r] = true
			runes := []rune(s)
			found = append(found, Missing{Char: r, Block: block, Cell: cell, Where: message.New(where, args...),
				Near: string(runes[max(0, i-4):min(len(runes), i+5)])})
		}
	}
	look(d.Title, -1, -1, "pages.where.title")
	section := cleanLine(d.Title)
	for i, b := range d.Blocks {
		if b.Kind == document.Heading {
			section = cleanLine(b.Text())
		}
		if b.Kind != document.Table || b.Table == nil {
			look(b.Text(), i, -1, "pages.where.text", "section", section)
			continue
		}
		for j, c := range b.Table.Cells {
			look(c.Text, i, j, "pages.where.cell", "section", section, "row", c.Row+1, "column", c.Col+1)
		}
	}
	for _, f := range d.SignOff {
		look(f.Label+f.Value, -1, -1, "pages.where.signoff")
	}
	return found
}
