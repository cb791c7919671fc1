package fitting

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/templates"
)

func requests(t *testing.T) (*templates.Edition, *templates.Table) {
	t.Helper()
	e, err := templates.Find("2021")
	require.NoError(t, err)
	return e, e.Table("requests")
}

var narrow = []float64{30, 40, 90, 35, 35, 35, 35, 35, 35, 35}

// number is a figure of one to six digits for a place.
func number(c *templates.Cell) string {
	n := strconv.Itoa(100_003 + 7_919*(c.Row*13+c.Col*5)%899_000)
	return n[:1+(c.Row*3+c.Col)%6]
}

// texts are the cells of what was found, by place.
func texts(g templates.Grid) map[[2]int]string {
	all := map[[2]int]string{}
	for _, c := range g.Cells {
		all[[2]int{c.Row, c.Col}] = c.Text
	}
	return all
}

// Figures of all lengths, beside labels of several lines, are found in their cells, on whatever side of them.
func TestFigures(t *testing.T) {
	e, table := requests(t)
	blank := func(c *templates.Cell) string {
		if c.Row%3 == 1 || c.Col == 5 || (c.Row+c.Col)%4 == 0 {
			return ""
		}
		return number(c)
	}
	marks := func(c *templates.Cell) string {
		if c.Col%2 == 0 {
			return "—"
		}
		return number(c)
	}
	for name, figure := range map[string]func(*templates.Cell) string{"all": number, "with blanks": blank,
		"with marks": marks} {
		for _, s := range []side{left, middle, right} {
			t.Run(name+" "+strconv.Itoa(int(s)), func(t *testing.T) {
				p := drawn{table: table, widths: narrow, side: s, figure: figure}.page()
				found := Tables([]layout.Page{p}, []*templates.Edition{e})
				if name == "with blanks" && s != middle {
					// No row has all figures and no head stands on their side: nothing tells the columns.
					assert.Empty(t, found)
					return
				}
				require.Len(t, found, 1)
				assert.Empty(t, found[0].Doubts)
				got := texts(found[0].Grid)
				for _, c := range table.Grid.Cells {
					want := c.Text
					if c.Slot != nil {
						want = figure(&c)
					}
					assert.Equal(t, want, got[[2]int{c.Row, c.Col}])
				}
				assert.Len(t, found[0].Glyphs[0], len(p.Glyphs), "all of it is taken")
			})
		}
	}
}

// A table that is not quite the form's is not taken.
func TestAnotherTable(t *testing.T) {
	e, table := requests(t)
	for name, label := range map[string]func(*templates.Cell) string{
		"a row of the office's own": func(c *templates.Cell) string {
			return strings.Replace(c.Text, "2.重复申请", "2.来信来访", 1)
		},
		"heads exchanged": func(c *templates.Cell) string {
			switch c.Text {
			case "商业企业":
				return "科研机构"
			case "科研机构":
				return "商业企业"
			}
			return c.Text
		},
		"rows exchanged": func(c *templates.Cell) string {
			switch c.Text {
			case "2.重复申请":
				return "3.要求提供公开出版物"
			case "3.要求提供公开出版物":
				return "2.重复申请"
			}
			return c.Text
		},
		"a row twice": func(c *templates.Cell) string { return strings.Replace(c.Text, "2.重复申请", "3.其他", 1) },
	} {
		t.Run(name, func(t *testing.T) {
			p := drawn{table: table, widths: narrow, side: middle, figure: number, label: label}.page()
			assert.Empty(t, Tables([]layout.Page{p}, []*templates.Edition{e}))
		})
	}
}

// A figure that is in no column leaves its row blank, with what stood there.
func TestAFigureBetweenColumns(t *testing.T) {
	e, table := requests(t)
	p := drawn{table: table, widths: narrow, side: middle, figure: number}.page()
	cell := 0
	for i, c := range table.Grid.Cells {
		if c.Row == 10 && c.Col == 5 {
			cell = i + 1
		}
	}
	for i := range p.Glyphs {
		if p.Glyphs[i].Run == cell {
			p.Glyphs[i].Box.Left, p.Glyphs[i].Box.Right = p.Glyphs[i].Box.Left+17, p.Glyphs[i].Box.Right+17
		}
	}
	found := Tables([]layout.Page{p}, []*templates.Edition{e})
	require.Len(t, found, 1)
	assert.Len(t, found[0].Doubts, 1)
	got := texts(found[0].Grid)
	for col := 3; col < 10; col++ {
		assert.Empty(t, got[[2]int{10, col}])
		assert.NotEmpty(t, got[[2]int{9, col}])
	}
}

// Digits below the last row may be the rest of a figure of it: no part of it is taken for the whole.
func TestTheRestOfAFigure(t *testing.T) {
	e, table := requests(t)
	for name, page := range map[string]int{"on the page": 0, "on the next": 1} {
		t.Run(name, func(t *testing.T) {
			pages := []layout.Page{drawn{table: table, widths: narrow, side: middle, figure: number}.page(), {Width: 595, Height: 842}}
			last := pages[0].Glyphs[len(pages[0].Glyphs)-1]
			last.Char, last.Run = '7', 9_999
			last.Box.Top, last.Box.Bottom = last.Box.Top+1.3*em, last.Box.Bottom+1.3*em
			if page == 1 {
				last.Box.Top, last.Box.Bottom = 40, 50
			}
			pages[page].Glyphs = append(pages[page].Glyphs, last)
			for _, k := range Tables(pages, []*templates.Edition{e}) {
				assert.Empty(t, texts(k.Grid)[[2]int{table.Grid.Rows - 1, 9}])
			}
		})
	}
}

// A label is one where nothing is before or behind it: words of a sentence are none.
func TestWordsOfASentence(t *testing.T) {
	e, _ := requests(t)
	var p layout.Page
	p.Width, p.Height = 595, 842
	for i, r := range []rune("全年收到行政复议一件") {
		x := 40 + em*float64(i)
		p.Glyphs = append(p.Glyphs, layout.Glyph{Char: r, Run: i, Box: layout.Box{Left: x, Top: 100, Right: x + em, Bottom: 110}})
	}
	s := &stream{pages: []layout.Page{p}, atoms: atomsOf([]layout.Page{p}), words: wordsOf([]*templates.Edition{e})}
	s.recognise()
	assert.Empty(t, s.labels)
}

// Whatever lies where, nothing panics, no character is taken twice, and every grid is the form's.
func FuzzTables(f *testing.F) {
	f.Add(int64(3), uint8(1), []byte{1, 2, 3, 4})
	f.Add(int64(9), uint8(0), []byte{200, 0, 7, 31, 90})
	f.Fuzz(func(t *testing.T, seed int64, s uint8, moves []byte) {
		e, table := requests(t)
		p := drawn{table: table, widths: narrow, side: side(s % 3), figure: func(c *templates.Cell) string {
			if (int64(c.Row*c.Col)+seed)%5 == 0 {
				return ""
			}
			return number(c)
		}}.page()
		for i, m := range moves {
			g := &p.Glyphs[(i*131+int(m)*17)%len(p.Glyphs)]
			g.Box.Left, g.Box.Right = g.Box.Left+float64(m%50)-25, g.Box.Right+float64(m%50)-25
			g.Run += int(m % 3)
		}
		for _, k := range Tables([]layout.Page{p, p}, []*templates.Edition{e}) {
			seen := map[[2]int]bool{}
			for page, glyphs := range k.Glyphs {
				for _, g := range glyphs {
					assert.False(t, seen[[2]int{page, g}])
					seen[[2]int{page, g}] = true
				}
			}
			assert.Equal(t, table.Grid.Rows, k.Grid.Rows)
		}
	})
}
