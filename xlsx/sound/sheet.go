package sound

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/pack"
)

// sheet checks a worksheet; of a chart or dialog sheet nothing more than that it is one.
func (c *checker) sheet(p *pack.Part) {
	s := &sheet{checker: c, part: p}
	c.walked[p] = true
	err := walk(p.Data, c.every(p, walker{start: s.element, text: s.text}))
	if err == nil {
		err = s.value()
	}
	if err == nil && s.root == "worksheet" && !s.data {
		err = errors.New("no <sheetData>")
	}
	if err != nil {
		c.fault(p.Name, "%v", err)
	}
	c.comments(c.follow(p.Name, "comments"))
	c.tablesOf(p)
}

// sheet is a worksheet being checked.
type sheet struct {
	*checker
	part     *pack.Part
	root     string
	data     bool
	last     int    // place of the element before, directly under the root
	row, col int    // last met, counted from 1
	cols     int    // last column described
	kind     string // type of the cell whose value is being read
	values   []byte
	merged   []templates.Range
}

func (s *sheet) element(e *Element) error {
	if err := s.value(); err != nil {
		return err
	}
	if e.Depth == 1 {
		s.root = e.Name
		switch e.Name {
		case "worksheet", "chartsheet", "dialogsheet", "macrosheet":
			return nil
		}
		return fmt.Errorf("a sheet that is a <%s>", e.Name)
	}
	if s.root != "worksheet" {
		return nil
	}
	if err := inOrder(e, sheetOrder, &s.last, "conditionalFormatting"); err != nil {
		return err
	}
	switch {
	case e.Depth == 2 && e.Name == "sheetData":
		s.data = true
	case e.Depth == 3 && e.Parent.Name == "sheetData" && e.Name == "row":
		return s.rowOf(e)
	case e.Depth == 4 && e.Parent.Name == "row" && e.Name == "c":
		return s.cell(e)
	case e.Depth == 3 && e.Name == "mergeCell":
		return s.merge(e)
	case e.Depth == 3 && e.Name == "cfRule":
		return s.inRange(e, "dxfId", s.styles.differential)
	case e.Depth == 3 && e.Name == "tablePart":
		if s.tables.listed(s.part.Name + RelationID(e)) {
			return fmt.Errorf("the table %q twice", RelationID(e))
		}
	case e.Depth == 3 && e.Name == "col":
		return s.column(e)
	}
	return nil
}

func (s *sheet) rowOf(e *Element) error {
	row := s.row + 1
	if at := e.Attr("r"); at != "" {
		n, err := strconv.Atoi(at)
		if err != nil {
			return fmt.Errorf("the row %q", at)
		}
		row = n
	}
	if row <= s.row || row > book.MaxRows {
		return fmt.Errorf("the row %d after %d", row, s.row)
	}
	s.row, s.col = row, 0
	return s.inRange(e, "s", s.styles.formats)
}

func (s *sheet) cell(e *Element) error {
	col := s.col + 1
	if at := e.Attr("r"); at != "" {
		a, err := templates.ParseAddress(at)
		if err != nil || a.Row+1 != s.row {
			return fmt.Errorf("the cell %q in row %d", at, s.row)
		}
		col = a.Col + 1
	}
	if col <= s.col || col > book.MaxCols {
		return fmt.Errorf("column %d after %d in row %d", col, s.col, s.row)
	}
	s.col = col
	return s.inRange(e, "s", s.styles.formats)
}

// column checks that columns are described once, in order.
func (s *sheet) column(e *Element) error {
	first, last := number(e.Attr("min"), book.MaxCols), number(e.Attr("max"), book.MaxCols)
	if first <= s.cols || last < first {
		return fmt.Errorf("the columns %q to %q", e.Attr("min"), e.Attr("max"))
	}
	s.cols = last
	return s.inRange(e, "style", s.styles.formats)
}

// text gathers the value of a cell.
func (s *sheet) text(e *Element, text []byte) error {
	if e.Name == "v" && e.Depth == 5 && e.Parent.Name == "c" {
		s.kind = e.Parent.Attr("t")
		s.values = append(s.values, text...)
	}
	return nil
}

// value checks the value of a cell that has been gathered.
func (s *sheet) value() error {
	if len(s.values) == 0 {
		return nil
	}
	value := strings.TrimSpace(string(s.values))
	s.values = s.values[:0]
	good := true
	switch s.kind {
	case "", "n":
		good = decimal(value)
	case "s":
		n, err := strconv.Atoi(value)
		good = err == nil && n >= 0 && n < s.texts
	case "b":
		good = value == "0" || value == "1"
	case "d":
		good = isDate.MatchString(value)
	}
	if !good {
		return fmt.Errorf("a cell of type %q with the value %.40q in row %d", s.kind, value, s.row)
	}
	return nil
}

var isDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$`)

// inRange checks an index.
func (s *sheet) inRange(e *Element, attr string, count int) error {
	at := e.Attr(attr)
	if at == "" {
		return nil
	}
	if n, err := strconv.Atoi(at); err != nil || n < 0 || n >= count {
		return fmt.Errorf("<%s> with %s %q of %d", e.Name, attr, at, count)
	}
	return nil
}

func (s *sheet) merge(e *Element) error {
	first, last, _ := strings.Cut(e.Attr("ref"), ":")
	a, err := templates.ParseAddress(first)
	if err != nil {
		return fmt.Errorf("the merged range %q", e.Attr("ref"))
	}
	r := templates.Range{First: a, Last: a}
	if last != "" {
		if r.Last, err = templates.ParseAddress(last); err != nil {
			return fmt.Errorf("the merged range %q", e.Attr("ref"))
		}
	}
	if len(s.merged) > maxMerged {
		return nil
	}
	for _, m := range s.merged {
		if r.First.Row <= m.Last.Row && r.Last.Row >= m.First.Row && r.First.Col <= m.Last.Col &&
			r.Last.Col >= m.First.Col {
			return fmt.Errorf("the merged ranges %s and %s lie on one another", m, r)
		}
	}
	s.merged = append(s.merged, r)
	return nil
}

// maxMerged is how many merged ranges of a sheet are compared with one another.
const maxMerged = 2000
