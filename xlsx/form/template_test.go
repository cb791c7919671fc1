package form

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/specimen"
)

var someAgency = Agency{Name: "白银市科学技术局", Code: "11620400013890123X"}

// forms are the official editions and a variant that builds on one.
func editions(t testing.TB) []*templates.Edition {
	return slices.Clone(templates.Builtin())
}

func templateOf(t testing.TB, e *templates.Edition, a Agency, prior *Prior) []byte {
	f, err := NewFactory(e, e.From+1, Options{})
	require.NoError(t, err)
	var w bytes.Buffer
	require.NoError(t, f.Write(&w, a, prior))
	return w.Bytes()
}

func opened(t testing.TB, data []byte) *excelize.File {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// eachTemplate runs a test over the editions, with and without an agency, and with last year's figures.
func eachTemplate(t *testing.T, run func(t *testing.T, e *templates.Edition, data []byte, a Agency)) {
	for _, e := range editions(t) {
		for name, c := range map[string]struct {
			Agency
			*Prior
		}{
			"Agency":  {someAgency, nil},
			"Empty":   {Agency{}, nil},
			"Prior":   {someAgency, &Prior{e, specimen.EveryValue(e, "12")}},
			"Hostile": {Agency{Name: hostileName, Code: `"'<&>`}, nil},
		} {
			t.Run(e.ID+"/"+name, func(t *testing.T) { run(t, e, templateOf(t, e, c.Agency, c.Prior), c.Agency) })
		}
	}
}

const hostileName = `"O'Neil" <局>&amp;😀𠮷𡈼_x0041_=1+1{agency}` + "\uE000"

func TestTemplateIsTheOfficialGrid(t *testing.T) {
	eachTemplate(t, func(t *testing.T, e *templates.Edition, data []byte, _ Agency) {
		f := opened(t, data)
		for _, table := range e.Tables {
			merged := map[string]bool{}
			cells, err := f.GetMergeCells(table.Sheet)
			require.NoError(t, err)
			for _, m := range cells {
				merged[m.GetStartAxis()+":"+m.GetEndAxis()] = true
			}
			for i := range table.Grid.Cells {
				c := &table.Grid.Cells[i]
				first := table.Origin.Offset(c.Row, c.Col)
				r := templates.Range{First: first, Last: first.Offset(c.RowSpan-1, c.ColSpan-1)}
				if c.Slot == nil {
					text, err := f.GetCellValue(table.Sheet, first.String())
					require.NoError(t, err)
					assert.Equal(t, c.Text, text)
				}
				if r.First != r.Last {
					assert.True(t, merged[r.String()], "%s %s", table.Sheet, r)
				}
			}
		}
	})
}

// What can be filled in is unlocked, all else is locked, wherever one looks.
func TestTemplateLocks(t *testing.T) {
	eachTemplate(t, func(t *testing.T, e *templates.Edition, data []byte, a Agency) {
		f := opened(t, data)
		id := report.Identity{Edition: e.ID, Year: e.From + 1, Scope: report.Own, Agency: a.Name, Code: a.Code}
		for _, s := range Layout(e, id) {
			inputs := map[templates.Address]bool{}
			for _, c := range s.Cells {
				open := c.Role == Value || c.Role == Choice || c.Role == Paragraph || c.Role == Placing ||
					c.Role == Field && (!c.Field.Fixed || c.Text == "")
				for row := c.First.Row; row <= c.Last.Row; row++ {
					for col := c.First.Col; col <= c.Last.Col; col++ {
						inputs[templates.Address{Row: row, Col: col}] = open
					}
				}
			}
			for row := range s.lastRow() + 3 {
				for col := range s.Cols + 2 {
					at := templates.Address{Row: row, Col: col}
					assert.Equal(t, !inputs[at], lockedCell(t, f, s.Name, at.String()), "%s %s", s.Name, at)
				}
			}
		}
		for i := range f.SheetCount {
			part := string(partOf(t, data, sheetPart(i)))
			assert.Contains(t, part, `<sheetProtection sheet="true"`)
			assert.Contains(t, part, `formatRows="false"`)
			assert.Contains(t, part, `selectLockedCells="false"`)
			assert.Contains(t, part, `selectUnlockedCells="false"`)
		}
		assert.Contains(t, string(partOf(t, data, "xl/workbook.xml")), `<workbookProtection lockStructure="true"`)
	})
}

func lockedCell(t *testing.T, f *excelize.File, sheet, at string) bool {
	id, err := f.GetCellStyle(sheet, at)
	require.NoError(t, err)
	style, err := f.GetStyle(id)
	require.NoError(t, err)
	return style.Protection == nil || style.Protection.Locked
}

func partOf(t testing.TB, data []byte, name string) []byte {
	p, err := pack.Unpack(data)
	require.NoError(t, err)
	i := slices.IndexFunc(p, func(p pack.Part) bool { return p.Name == name })
	require.GreaterOrEqual(t, i, 0, name)
	return p[i].Data
}

func TestTemplateHoldsNoFormula(t *testing.T) {
	eachTemplate(t, func(t *testing.T, _ *templates.Edition, data []byte, _ Agency) {
		p, err := pack.Unpack(data)
		require.NoError(t, err)
		for _, part := range p {
			assert.NotContains(t, string(part.Data), "<f>", part.Name)
			assert.NotContains(t, string(part.Data), "<f ", part.Name)
			assert.NotContains(t, part.Name, "calcChain")
		}
	})
}

// The file holds its identity in three places, whatever the agency is called.
func TestTemplateIdentity(t *testing.T) {
	eachTemplate(t, func(t *testing.T, e *templates.Edition, data []byte, a Agency) {
		f := opened(t, data)
		want := report.Identity{Edition: e.ID, Year: e.From + 1, Agency: a.Name, Code: a.Code, Scope: report.Own,
			Release: Release}
		properties, hidden := map[string]string{}, map[string]string{}
		custom, err := f.GetCustomProps()
		require.NoError(t, err)
		for _, p := range custom {
			properties[strings.TrimPrefix(p.Name, PropertyPrefix)] = p.Value.(string)
		}
		assert.Equal(t, want, IdentityFrom(properties))

		rows, err := f.GetRows(HiddenSheet)
		require.NoError(t, err)
		for _, row := range rows {
			if len(row) > 1 {
				hidden[row[0]] = row[1]
			}
		}
		assert.Equal(t, want, IdentityFrom(hidden))
		visible, err := f.GetSheetVisible(HiddenSheet)
		require.NoError(t, err)
		assert.False(t, visible)
		assert.Contains(t, string(partOf(t, data, "xl/workbook.xml")), `state="veryHidden"`)

		want.Code = "" // the visible line does not tell it
		for _, s := range Layout(e, want) {
			line, err := f.GetCellValue(s.Name, "A2")
			require.NoError(t, err)
			id, ok := ParseIdentityLine(line)
			assert.True(t, ok)
			assert.Equal(t, want, id, s.Name)
		}
		agency, err := f.GetCellValue(e.Cover.Sheet, e.CoverField("agency").Cell.String())
		require.NoError(t, err)
		assert.Equal(t, a.Name, agency)
	})
}

func TestTemplatePrintSetup(t *testing.T) {
	eachTemplate(t, func(t *testing.T, e *templates.Edition, data []byte, _ Agency) {
		f := opened(t, data)
		names := map[string]string{}
		for _, n := range f.GetDefinedName() {
			names[n.Name+" "+n.Scope] = n.RefersTo
		}
		footers := map[string]bool{}
		for _, s := range Layout(e, report.Identity{Year: e.From + 1}) {
			page, err := f.GetPageLayout(s.Name)
			require.NoError(t, err)
			assert.Equal(t, PaperA4, *page.Size)
			assert.Equal(t, 1, *page.FitToWidth)
			assert.Equal(t, s.Table != nil && s.Table.Landscape, *page.Orientation == "landscape")
			props, err := f.GetSheetProps(s.Name)
			require.NoError(t, err)
			assert.True(t, *props.FitToPage)
			titles := 2
			if s.Table != nil && s.Table.Grid.HeaderRows() > 0 {
				titles = s.Table.Origin.Row + s.Table.Grid.HeaderRows()
			}
			area, limited := names["_xlnm.Print_Area "+s.Name]
			switch {
			case s.Name == NotesSheet:
				row, err := f.GetRowVisible(s.Name, s.lastRow()+2)
				require.NoError(t, err)
				assert.False(t, row, "nothing of the filling notes is printed")
				assert.Equal(t, fmt.Sprintf("'%s'!$A$%[2]d:$B$%[2]d", s.Name, s.lastRow()+2), area)
				continue
			case s.Section != nil && s.Section.Placed != "":
				assert.Equal(t, fmt.Sprintf("'%s'!$A$4:$B$%d", s.Name, s.lastRow()+1), area, "no page while it is empty")
			default:
				assert.Equal(t, s.Section == nil, limited, "what is written below the usual cells must be printed")
				assert.Equal(t, limited, strings.Contains(area, "'!$A$1:$"))
			}
			assert.Equal(t, fmt.Sprintf("'%s'!$1:$%d", s.Name, titles), names["_xlnm.Print_Titles "+s.Name])
			footer, err := f.GetHeaderFooter(s.Name)
			require.NoError(t, err)
			assert.Contains(t, footer.OddFooter, "&P")
			footers[footer.OddHeader+footer.OddFooter] = true
		}
		assert.Len(t, footers, 1, "headers and footers differ between sheets")
	})
}
