package pages

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages/specimen"
)

// outline writes the structure with the text of each element, a line each.
func outline(c *Composed) string {
	texts := map[*Element]string{}
	for _, p := range c.Pages {
		for _, piece := range p.Pieces {
			texts[piece.Of] += string(piece.Chars)
		}
	}
	names := [...]string{"Whole", "Title", "Heading", "Paragraph", "Table", "Header", "Body", "Row",
		"Label", "Value"}
	var out strings.Builder
	var walk func(e *Element, depth int)
	walk = func(e *Element, depth int) {
		var heads []string
		for _, h := range e.Heads {
			heads = append(heads, texts[h])
		}
		line := fmt.Sprint(strings.Repeat(" ", depth), names[e.Kind], " ", e.Caption, texts[e])
		if len(heads) > 0 {
			line += " < " + strings.Join(heads, " | ")
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
		for _, child := range e.Children {
			walk(child, depth+1)
		}
	}
	walk(c.Root, 0)
	return out.String()
}

func structureOf(t *testing.T, d *document.Document) string {
	c, err := Compose(d, faces.Embedded())
	require.NoError(t, err)
	return outline(c)
}

func TestStructure(t *testing.T) {
	t.Run("text in its order", func(t *testing.T) {
		d := &document.Document{Title: "题", Year: 2024, Draft: true,
			SignOff: []document.Field{{Label: "审核人", Value: "甲"}},
			Blocks:  []document.Block{specimen.Heading(1, "一、乙"), specimen.ParagraphOf("丙\n丁"), {}}}
		assert.Equal(t, "Whole\n Paragraph 题\n Paragraph 审核人甲\n Title 题\n"+
			" Heading 一、乙\n Paragraph 丙\n Paragraph 丁\n",
			structureOf(t, d))
	})
	t.Run("a table over pages", func(t *testing.T) {
		got := structureOf(t, specimen.TableOnly(specimen.LongSheet(90)))
		assert.Equal(t, 1, strings.Count(got, "Table"))
		assert.Equal(t, 1, strings.Count(got, "Header"), "what is repeated is furniture")
		assert.Equal(t, 91, strings.Count(got, "Row"))
		assert.True(t, strings.Contains(got, "    Label 60.依法不予公开的事项 < （三）不予公开\n"+
			"    Value 7200 < （三）不予公开 | 60.依法不予公开的事项 | 本年数\n"))
	})
	t.Run("labels over labels", func(t *testing.T) {
		got := structureOf(t, specimen.TableOnly(specimen.WideSheet(3, 1)))
		assert.True(t, strings.Contains(got, "    Label 各类信息公开数量\n   Row\n    Label 第1类 < 各类信息公开数量\n"))
		assert.True(t, strings.Contains(got,
			"  Body\n   Row\n    Label 民政局\n    Value 1000 < 民政局 | 各类信息公开数量 | 第1类\n"))
	})
	t.Run("a label over the full width opens a body", func(t *testing.T) {
		got := structureOf(t, specimen.Plain(t, "2021", document.Options{}))
		assert.True(t, strings.Contains(got,
			"  Body\n   Row\n    Label 第二十条第（五）项\n   Row\n    Label 信息内容 < 第二十条第（五）项\n"))
	})
	t.Run("a row cut over pages", func(t *testing.T) {
		s := specimen.LongSheet(1)
		s.Cells[len(s.Cells)-1].Text = strings.Repeat("长", 5000)
		assert.Equal(t, 2, strings.Count(structureOf(t, specimen.TableOnly(s)), "Row\n"))
	})
}

func TestEveryPieceOfTheDocumentHasItsElement(t *testing.T) {
	for name, d := range specimen.All(t) {
		c, err := Compose(d, faces.Embedded())
		require.NoError(t, err)
		known := map[*Element]bool{}
		var walk func(e *Element)
		walk = func(e *Element) {
			known[e] = true
			for _, child := range e.Children {
				walk(child)
			}
		}
		walk(c.Root)
		var got []string
		for _, p := range c.Pages {
			var runs []string
			for _, piece := range p.Pieces {
				if piece.Of != nil {
					assert.True(t, known[piece.Of], name)
					runs = append(runs, string(piece.Chars))
				}
			}
			got = append(got, strings.Join(runs, ""))
		}
		draft := *d
		draft.Draft = false
		specimen.Complete(t, &draft, [][]string{got}, 0)
	}
}
