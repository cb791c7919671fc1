package harmless

import (
	"encoding/csv"
	"io"
)

// CSV writes lines for spreadsheets: UTF-8 with a byte order mark, lines ended by CRLF, each field
// as [Cell] has it.
func CSV(w io.Writer, lines [][]string) error {
	out, err := NewCSV(w)
	if err != nil {
		return err
	}
	for _, line := range lines {
		out.Line(line...)
	}
	return out.End()
}

// CSVWriter writes such lines one by one.
type CSVWriter struct{ out *csv.Writer }

// NewCSV begins a file of lines.
func NewCSV(w io.Writer) (CSVWriter, error) {
	_, err := io.WriteString(w, "\ufeff")
	out := csv.NewWriter(w)
	out.UseCRLF = true
	return CSVWriter{out}, err
}

// Line writes a line; [CSVWriter.End] returns what failed.
func (c CSVWriter) Line(fields ...string) {
	line := make([]string, len(fields))
	for i, field := range fields {
		line[i] = Cell(field)
	}
	_ = c.out.Write(line) // remembers its first error
}

// End writes out what is held back, and returns the first error.
func (c CSVWriter) End() error {
	c.out.Flush()
	return c.out.Error()
}
