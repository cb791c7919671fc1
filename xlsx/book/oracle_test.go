package book

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// TestOracle reads sheets put together at random from all the ways a cell may be written, and
// asks excelize what it reads of them.
func TestOracle(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 120 {
		rows := randomRows(random)
		ok := t.Run("", func(t *testing.T) { judge(t, rawZip(raw(with(sheet1(rows))...)...)) })
		if !ok {
			t.Fatal(rows)
		}
	}
}

func randomRows(random *rand.Rand) string {
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	var b strings.Builder
	row := 0
	for range 1 + random.IntN(4) {
		row += 1 + random.IntN(3)
		b.WriteString(pick("<row>", fmt.Sprintf(`<row r="%d">`, row),
			fmt.Sprintf(`<row r="%d" hidden="1">`, row)))
		col := -1
		for range random.IntN(4) {
			col += 1 + random.IntN(3)
			name := pick("", fmt.Sprintf(` r="%s"`, Name(row-1, col)), fmt.Sprintf(` r="%s"`, Name(row-1, col)))
			kind := pick("", ` t="n"`, ` t="s"`, ` t="str"`, ` t="b"`, ` t="e"`, ` t="d"`, ` t="q"`)
			value := pick("", "<v/>", "<v></v>", "<v>1</v>", "<v>0</v>", "<v> 3 </v>", "<v>99</v>",
				"<v>-0.10</v>", "<v>1E5</v>", "<v>减5</v>",
				"<v>_x0041_</v>", "<v>_x005F_x0041_</v>", "<v>2026-01-31T00:00:00</v>", "<v>TRUE</v>",
				"<v>1<!-- x -->2</v>", "<v><![CDATA[5]]>6</v>",
				"<v>&#49;&amp;</v>", "<v>1</v><v>2</v>")
			if random.IntN(5) == 0 {
				kind, value = ` t="inlineStr"`, pick("<is><t>x</t></is>", "<is><t>a_x000A_b</t></is>",
					"<v>x</v>",
					`<is><r><t>x</t></r><r><t xml:space="preserve"> y</t></r><rPh sb="0"><t>q</t></rPh></is>`)
			}
			formula := pick("", "", "", "<f>A1</f>", "<f/>", `<f t="shared" si="0">B1</f>`)
			fmt.Fprintf(&b, "<c%s%s%s>%s%s</c>", name, pick("", ` s="0"`, ` s="1"`, ` s="4"`), kind,
				formula, value)
		}
		b.WriteString("</row>")
	}
	return b.String()
}

// judge reads a file and has the result looked at by all who know better.
func judge(t *testing.T, data []byte) {
	b, err := Open(data)
	if err != nil {
		var refusal *Refusal
		require.ErrorAs(t, err, &refusal)
		require.NotEmpty(t, refusal.Code)
		return
	}
	sameAsArchiveZip(t, data, b.archive)
	last := [2]int{-1, -1}
	for _, sheet := range b.Sheets {
		if sheet.Err != nil {
			require.True(t, isDamage(sheet.Err), sheet.Err)
			require.Empty(t, sheet.Cells)
		}
		last = [2]int{-1, -1}
		for i := range sheet.Cells {
			c := &sheet.Cells[i]
			require.True(t, c.Row > last[0] || c.Row == last[0] && c.Col > last[1], "reading order")
			require.Same(t, c, sheet.At(c.Row, c.Col))
			last = [2]int{c.Row, c.Col}
		}
	}
	if bearable(data, b) && !silentlyEmpty(b) {
		sameAsExcelize(t, data, b)
	}
}

// farRow is a row so far down that excelize, which allocates every row up to the last, would
// exhaust memory.
var farRow = regexp.MustCompile(`r\s*=\s*["']\s*[A-Za-z]*[0-9]{5}`)

// bearable reports whether excelize can be asked about a workbook.
func bearable(data []byte, b *Book) bool {
	if len(data) > 1<<18 {
		return false
	}
	for _, sheet := range b.Sheets {
		if sheet.Err != nil || sheet.Kind != Worksheet {
			continue
		}
		text, err := b.Part(sheet.Part)
		if err != nil || len(text) > 1<<20 || farRow.Match(text) {
			return false
		}
	}
	return true
}

// silentlyEmpty reports whether excelize would read less without an error: it treats a part that
// encoding/xml refuses as empty. Only the known leniencies excuse a part from comparison.
func silentlyEmpty(b *Book) bool {
	for _, name := range b.Parts() {
		text, err := b.Part(name)
		if err != nil {
			continue
		}
		if text, err = toUTF8(text); err != nil {
			continue
		}
		if _, err := theirEvents(text); err != nil && knownLeniency(err) {
			return true
		}
	}
	return false
}

// sameAsExcelize compares the cells both read. Where excelize refuses there is nothing to
// compare.
func sameAsExcelize(t *testing.T, data []byte, b *Book) {
	defer func() { _ = recover() }() // excelize panics on some of what is accepted here
	f, err := excelize.OpenReader(bytes.NewReader(data),
		excelize.Options{UnzipSizeLimit: 16 << 20, UnzipXMLSizeLimit: 16 << 20, RawCellValue: true})
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }()
	var differ error
	for _, sheet := range b.Sheets {
		if sheet.Err != nil || sheet.Kind != Worksheet {
			continue
		}
		if sheet.Astray != nil {
			continue // excelize makes places of some references that are none: B+1, $B$1, an empty one
		}
		if rows, ok := theirRows(f, sheet.Name); ok {
			differ = errors.Join(differ, compareCells(sheet, rows))
		}
	}
	if differ != nil {
		t.Error(differ)
	}
}

// theirRows is GetRows, which would end at an error without a word.
func theirRows(f *excelize.File, name string) (all [][]string, ok bool) {
	rows, err := f.Rows(name)
	if err != nil {
		return nil, false
	}
	for rows.Next() {
		row, err := rows.Columns()
		if err != nil {
			return nil, false
		}
		all = append(all, row)
	}
	return all, rows.Error() == nil && rows.Close() == nil
}

// compareCells compares in both directions.
func compareCells(sheet *Sheet, rows [][]string) (differ error) {
	theirs := func(row, col int) string {
		if row < len(rows) && col < len(rows[row]) {
			return rows[row][col]
		}
		return ""
	}
	for i := range sheet.Cells {
		c := &sheet.Cells[i]
		if their := theirs(c.Row, c.Col); !sameValue(c, their) {
			differ = errors.Join(differ, &Refusal{Code: "differs", Cell: c.Name(),
				Detail: c.Text + " | " + their})
		}
	}
	for row := range rows {
		for col, their := range rows[row] {
			if strings.TrimSpace(their) != "" && sheet.At(row, col) == nil {
				differ = errors.Join(differ, &Refusal{Code: "missed", Cell: Name(row, col), Detail: their})
			}
		}
	}
	return differ
}

// sameValue allows what is known to differ: excelize leaves truth values and dates as they are
// stored, does not resolve escapes in t="str", and keeps white space around numbers.
func sameValue(c *Cell, their string) bool {
	switch c.Type {
	case Blank:
		return strings.TrimSpace(their) == ""
	case Bool:
		return (strings.TrimSpace(their) == "1" || their == "true" || their == "TRUE") == (c.Text == "TRUE")
	case Date:
		return c.Serial == "" || c.Serial == strings.TrimSpace(their)
	case Text, Error:
		return c.Text == their || c.Text == string(unescape([]byte(their))) || c.Text == strings.TrimSpace(their)
	}
	return c.Text == strings.TrimSpace(their)
}
