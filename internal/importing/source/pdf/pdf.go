// Package pdf reads published reports that are PDF files. Package engine takes a file apart into characters with places
// and ruling lines, package layout makes paragraphs and tables of them, package fitting finds the tables of the
// forms where nothing is drawn of them, and here they become a [source.Source].
package pdf

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/internal/importing/source"
	"nianbao/internal/importing/source/pdf/engine"
	"nianbao/internal/importing/source/pdf/fitting"
	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/internal/message"
	"nianbao/templates"
)

// headWithin is how far from its beginning a file may call itself a PDF; viewers look as far.
const headWithin = 1024

// Is reports whether a file is a PDF, by its bytes.
func Is(data []byte) bool {
	return bytes.Contains(data[:min(len(data), headWithin)], []byte("%PDF-"))
}

// OnCompiling sets what is called when the reader of PDF files is made ready, which takes some
// seconds once on a machine.
func OnCompiling(notice func()) { engine.OnCompiling(notice) }

// Read reads a PDF. The error names the fault and the remedy.
func Read(name string, data []byte) (*source.Source, error) {
	if len(data) > source.MaxFile {
		return nil, message.NewError("intake.large", "file", name,
			"limit", source.MaxFile>>20).WithHint("intake.large.hint")
	}
	pages, err := engine.Read(data)
	if err != nil {
		return nil, told(name, err)
	}
	d := layout.Read(pages, func(open []layout.Page) []layout.Known {
		return fitting.Tables(open, templates.Builtin())
	})
	if len(d.Blocks) == 0 || len(d.Pictures) == len(pages) {
		return nil, message.NewError("intake.pdf.scan", "file", name).WithHint("intake.pdf.scan.hint")
	}
	return build(name, d)
}

// told words an error of the engine.
func told(name string, err error) error {
	kind, pages := engine.Broken, 0
	var e *engine.Error
	if errors.As(err, &e) {
		kind, pages = e.Kind, e.Pages
	}
	key := "intake.pdf." + string(kind)
	return message.NewError(key, "file", name, "pages", pages, "limit", engine.MaxPages).
		WithHint(key + ".hint")
}

// build makes a source of a document.
func build(name string, d *layout.Document) (*source.Source, error) {
	b := source.NewBuilder(name)
	for _, block := range d.Blocks {
		switch {
		case block.Table == nil:
			b.Line(block.Text)
		case isFrame(block.Table):
			for _, c := range block.Table.Cells {
				for text := range strings.SplitSeq(c.Text, "\n") {
					b.Line(text)
				}
			}
		default:
			doubts := map[templates.Address][]string{}
			for _, d := range block.Doubts {
				doubts[templates.Address{Row: d.Row, Col: d.Col}] = d.Pieces
			}
			b.Grid(*block.Table, doubts)
		}
	}
	for _, text := range d.Furniture {
		b.Dropped = append(b.Dropped, source.Unplaced{Reason: source.Margin, Text: text})
	}
	for _, page := range d.Pictures {
		b.Dropped = append(b.Dropped, source.Unplaced{Reason: source.Picture, Text: strconv.Itoa(page)})
	}
	return b.Finish()
}

// frameText is how many characters a cell holds that is no label and no value: the lines only frame part of the report.
const frameText = 1_000

func isFrame(g *templates.Grid) bool {
	for _, c := range g.Cells {
		if utf8.RuneCountInString(c.Text) > frameText {
			return true
		}
	}
	return len(g.Cells) < 2
}
