package pdf

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/pages/specimen"
)

// refs are the references in a body.
func (f *opened) refs(body string) []int {
	var out []int
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(body, -1) {
		out = append(out, f.number([]byte(m[1])))
	}
	return out
}

// parents are, for each page, the elements of its marked contents as the ParentTree has them.
func (f *opened) parents() [][]int {
	var out [][]int
	body := f.objects[f.find("<</Nums [")]
	for i, m := range regexp.MustCompile(`(\d+) \[([^\]]*)\]`).FindAllStringSubmatch(body, -1) {
		require.Equal(f.tb, strconv.Itoa(i), m[1])
		out = append(out, f.refs(m[2]))
	}
	return out
}

var (
	begins = regexp.MustCompile(`^/(\w+) <<(?:/MCID (\d+) ?)?(.*)>> BDC$`)
	paints = regexp.MustCompile(`(Tj ET|\bS|re f)$`)
)

func TestEverythingIsMarked(t *testing.T) {
	for name, d := range specimen.All(t) {
		t.Run(name, func(t *testing.T) {
			f := open(t, printed(t, d))
			bodies, contents := f.pages()
			parents := f.parents()
			require.Len(t, parents, len(contents))
			for i, content := range contents {
				assert.Contains(t, bodies[i], "/Tabs /S")
				assert.Contains(t, bodies[i], "/StructParents "+strconv.Itoa(i)+" ")
				marked, next := "", 0
				for _, line := range strings.Split(string(content), "\n") {
					switch m := begins.FindStringSubmatch(line); {
					case m != nil:
						require.Empty(t, marked, "one in another")
						if marked = m[1]; m[2] == "" {
							assert.Regexp(t, `^(/Type /(Layout|Pagination)|/ActualText)`, m[3])
							break
						}
						require.Equal(t, strconv.Itoa(next), m[2], "numbered as they come")
						of := f.objects[parents[i][next]]
						assert.Regexp(t, `/K \[[^\]]*\b`+m[2]+`\b`, of, "the element knows its contents")
						if marked != "Span" {
							assert.Contains(t, of, "/S /"+marked+" ")
						}
						next++
					case line == "EMC":
						require.NotEmpty(t, marked)
						marked = ""
					case paints.MatchString(line):
						require.NotEmpty(t, marked, line)
					}
				}
				assert.Empty(t, marked)
				assert.Len(t, parents[i], next)
			}
		})
	}
}

func TestTableAttributes(t *testing.T) {
	f := open(t, printed(t, specimen.TableOnly(specimen.WideSheet(2, 1))))
	all := strings.Builder{}
	ids := map[string]bool{}
	for _, n := range f.refs(f.objects[f.find("<</Limits")]) {
		body := f.objects[n]
		assert.Contains(t, body, "/S /TH ")
		all.WriteString(body + "\n")
		ids[regexp.MustCompile(`/ID \((n\d+)\)`).FindStringSubmatch(body)[1]] = true
	}
	assert.Len(t, ids, 5, "部门, the label over two, two below it, 民政局")
	assert.Contains(t, all.String(), "<</O /Table /RowSpan 2 /Scope /Column>>")
	assert.Contains(t, all.String(), "<</O /Table /ColSpan 2 /Scope /Column>>")
	assert.Contains(t, all.String(), "<</O /Table /Scope /Row>>")
	values := 0
	for _, body := range f.objects {
		if strings.Contains(body, "/S /TD ") {
			values++
			heads := regexp.MustCompile(`\((n\d+)\)`).FindAllStringSubmatch(body, -1)
			assert.Len(t, heads, 3)
			for _, h := range heads {
				assert.True(t, ids[h[1]], "a head that is there")
			}
		}
	}
	assert.Equal(t, 2, values)
}

func TestWidthsAreTheFonts(t *testing.T) {
	f := open(t, printed(t, &document.Document{Title: "题", Blocks: []document.Block{
		specimen.ParagraphOf("（《甲》）。A1𬭚")}}))
	fonts := 0
	for number, body := range f.objects {
		if !strings.HasPrefix(body, "<</Type /Font /Subtype /CIDFontType2 ") {
			continue
		}
		fonts++
		widths := strings.Fields(regexp.MustCompile(`/W \[1 \[([^\]]*)\]\]`).FindStringSubmatch(body)[1])
		descriptor := f.objects[f.refs(body)[0]]
		font := f.streams[f.refs(descriptor)[0]]
		tables := map[string][]byte{}
		for i := range int(binary.BigEndian.Uint16(font[4:])) {
			record := font[12+16*i:]
			from := binary.BigEndian.Uint32(record[8:])
			tables[string(record[:4])] = font[from : from+binary.BigEndian.Uint32(record[12:])]
		}
		em := float64(binary.BigEndian.Uint16(tables["head"][18:]))
		for i, width := range widths { // the code is the number of the glyph, 0 is .notdef
			advance := float64(binary.BigEndian.Uint16(tables["hmtx"][4*(i+1):]))
			assert.Equal(t, width, strconv.Itoa(int(math.Round(1000*advance/em))),
				"font %d, code %d", number, i+1)
		}
		assert.GreaterOrEqual(t, len(tables["hmtx"]), 4*(len(widths)+1))
	}
	assert.Equal(t, 2, fonts)
}

// The list of duties names tests that are there.
func TestEveryDutyNamesItsCheck(t *testing.T) {
	list, err := os.ReadFile("pdfua.md")
	require.NoError(t, err)
	var code strings.Builder
	files, err := filepath.Glob("*_test.go")
	require.NoError(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		code.Write(data)
	}
	names := regexp.MustCompile(`\bTest\w+`).FindAllString(string(list), -1)
	assert.Greater(t, len(names), 20)
	for _, name := range names {
		assert.Contains(t, code.String(), "func "+name+"(")
	}
}
