package wide

import (
	"bytes"
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"strings"

	"nianbao/internal/harmless"
	"nianbao/internal/report"
	"nianbao/internal/textfile"
)

// WriteCSV writes the sheet of one edition as CSV: the same head, then a line an agency. UTF-8 with a byte order
// mark, lines ended by CRLF, no field that a spreadsheet takes for a formula.
func WriteCSV(w io.Writer, of Edited) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	columns := columnsOf(of.Edition)
	line := make([]string, len(columns))
	for _, head := range headLines(columns) {
		if err := out.Write(head); err != nil {
			return err
		}
	}
	for r := range of.Records {
		for i, c := range columns {
			if line[i] = ""; c.slot != nil && plain(c.slot, r.Report.Value(c.slot.ID)) {
				line[i] = r.Report.Value(c.slot.ID).NumberText() // with all its digits
			} else if v := c.value(of.Edition, r); v != nil {
				line[i] = harmless.Cell(csvText(v))
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func csvText(v any) string {
	if n, is := v.(int); is {
		return strconv.Itoa(n)
	}
	text, _ := v.(string)
	return text
}

// csvLines are the lines of a CSV file, in whatever encoding a spreadsheet saved it, with commas, tabs or semicolons.
func csvLines(data []byte) (iter.Seq2[Line, error], error) {
	text, err := textfile.Decode(data)
	if err != nil {
		return nil, err
	}
	return func(yield func(Line, error) bool) {
		in := csv.NewReader(strings.NewReader(text))
		in.FieldsPerRecord, in.LazyQuotes, in.ReuseRecord = -1, true, true
		in.Comma = separator(text)
		for n := 0; ; n++ {
			record, err := in.Read()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Line{}, err)
				return
			}
			row, _ := in.FieldPos(0)
			line := Line{Row: row - 1}
			for _, field := range record {
				line.Cells = append(line.Cells, Cell{Text: bare(field), Type: report.StoredNumber})
			}
			if !yield(line, nil) {
				return
			}
		}
	}, nil
}

// bare takes away the apostrophe by which a field is kept from being a formula.
func bare(field string) string {
	if rest, cut := strings.CutPrefix(field, "'"); cut && rest != "" && harmless.Cell(rest) != rest {
		return rest
	}
	return field
}

// separator is what parts the fields of the first line that has any.
func separator(text string) rune {
	first, _, _ := bytes.Cut([]byte(text), []byte("\n"))
	best, most := ',', 0
	for _, r := range ",\t;" {
		if n := bytes.Count(first, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}
