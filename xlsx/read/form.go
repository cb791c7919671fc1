package read

import (
	"strings"

	"nianbao/internal/memo"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// official is an edition's template made ready for reading: every sheet's cells with an index by place,
// and all fixed texts as tokens, so that a text met anywhere can be looked up once. It is the same
// for every agency, made once an edition, and shared by all readers.
type official struct {
	edition *templates.Edition
	sheets  []formSheet
	tokens  map[string]token // by the normal form of each spelling
	longest int              // bytes of the longest spelling: no longer text is looked up
}

// token identifies one fixed text of the form, in any spelling.
type token int32

const (
	noToken       token = iota // a text the form does not have
	identityToken              // the visible line, whatever it says
	firstToken
)

// formSheet is one sheet of a form.
type formSheet struct {
	form.Sheet
	tokens []token // of each cell's fixed text; noToken where the cell has none
	wanted []token // the different ones among them
	rows   int     // rows in use
	index  []int32 // by place, row by row: 1 + the number of the cell that covers it; 0 where none does
	bands  []band
	loose  bool // the last row holds values and has no label of its own
}

// band is a run of rows that share their column headings: a block of a table.
type band struct{ first, last int }

// formOf returns the form of an edition, as newForm makes it.
var formOf = memo.For(newForm)

func newForm(e *templates.Edition) *official {
	f := &official{edition: e, tokens: map[string]token{}}
	next := firstToken
	for _, s := range form.Layout(e, report.Identity{Edition: e.ID}) {
		fs := formSheet{Sheet: s, tokens: make([]token, len(s.Cells))}
		for i, c := range s.Cells {
			fs.rows = max(fs.rows, c.Last.Row+1)
			fs.Cols = max(fs.Cols, c.Last.Col+1)
			switch {
			case c.Role == form.Identity:
				fs.tokens[i] = identityToken
			case s.Cover && c.Role == form.Title: // names the year
			case c.Role.Fixed() && !isDigits(c.Text):
				fs.tokens[i] = f.learn(c.Text, &next)
			}
		}
		fs.index = make([]int32, fs.rows*fs.Cols)
		for i, c := range s.Cells {
			for row := c.First.Row; row <= c.Last.Row; row++ {
				for col := c.First.Col; col <= c.Last.Col; col++ {
					fs.index[row*fs.Cols+col] = int32(i + 1)
				}
			}
		}
		fs.bands = bandsOf(&fs)
		fs.loose = isLoose(&fs)
		f.sheets = append(f.sheets, fs)
	}
	// Other spellings come last: where one label's synonym is another label, it is that other
	// label.
	for label, also := range e.Synonyms {
		if t, ok := f.tokens[templates.Normalize(label)]; ok {
			for _, spelling := range also {
				f.spell(spelling, t)
			}
		}
	}
	for i := range f.sheets {
		f.sheets[i].wanted = distinct(f.sheets[i].tokens)
	}
	return f
}

// learn returns the token of a fixed text, a new one when it is met for the first time.
func (f *official) learn(text string, next *token) token {
	t := f.tokens[templates.Normalize(text)]
	if t == noToken {
		t = *next
		*next++
		f.spell(text, t)
	}
	return t
}

func (f *official) spell(text string, t token) {
	if n := templates.Normalize(text); f.tokens[n] == noToken {
		f.tokens[n] = t
	}
	// Spaces and line breaks may be put into a label, hence twice its length.
	f.longest = max(f.longest, 2*len(text))
}

// token looks a text up among the fixed texts of the form.
func (f *official) token(text string) token {
	if strings.HasPrefix(text, form.LineYear) {
		if _, ok := form.ParseIdentityLine(text); ok {
			return identityToken
		}
	}
	if len(text) > f.longest {
		return noToken
	}
	return f.tokens[templates.Normalize(text)]
}

// isDigits reports whether a text is a number or empty, and so no label.
func isDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

func distinct(tokens []token) []token {
	seen := map[token]bool{noToken: true, identityToken: true}
	var out []token
	for _, t := range tokens {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// cellAt returns the number of the cell that covers a place of the template, -1 when none does.
func (f *formSheet) cellAt(row, col int) int {
	if row < 0 || col < 0 || row >= f.rows || col >= f.Cols {
		return -1
	}
	return int(f.index[row*f.Cols+col]) - 1
}

// bandsOf splits the rows of a sheet into blocks where a row without values follows one with
// them. Lines above the first block (heading, identity, 零报告) belong to it.
func bandsOf(f *formSheet) []band {
	valued := make([]bool, f.rows)
	for _, c := range f.Cells {
		if c.Role == form.Value {
			valued[c.First.Row] = true
		}
	}
	bands := []band{{0, f.rows - 1}}
	for row := 1; row < f.rows; row++ {
		if valued[row-1] && !valued[row] {
			bands[len(bands)-1].last = row - 1
			bands = append(bands, band{row, f.rows - 1})
		}
	}
	return bands
}

func isLoose(f *formSheet) bool {
	values := false
	for i, c := range f.Cells {
		if c.First.Row == f.rows-1 {
			if f.tokens[i] != noToken {
				return false
			}
			values = values || c.Role == form.Value
		}
	}
	return values
}

// headingOf returns the row with the heading directly above the values of a block's column;
// missing when the column has no values or the heading begins in another column.
func (f *formSheet) headingOf(b band, col int) int {
	for i := range f.Cells {
		c := &f.Cells[i]
		if c.Role != form.Value || c.First.Col != col || c.First.Row < b.first || c.First.Row > b.last {
			continue
		}
		above := f.cellAt(c.First.Row-1, col)
		if above < 0 || f.tokens[above] == noToken || f.Cells[above].First.Col != col {
			return missing
		}
		return f.Cells[above].First.Row
	}
	return missing
}

// labelOf returns the column of a row's own label: the last before its values. It is missing when
// the row has no values.
func (f *formSheet) labelOf(row int) int {
	label := missing
	for i := range f.Cells {
		switch c := &f.Cells[i]; {
		case c.First.Row != row:
		case c.Role == form.Value:
			return label
		case f.tokens[i] != noToken:
			label = c.First.Col
		}
	}
	return missing
}
