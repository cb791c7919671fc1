package harmless

import (
	"encoding/csv"
	"io"
)

// CSV writes lines for spreadsheets: UTF-8 with a byte order mark, lines ended by CRLF, each field
// as [Cell] has it.
func CSV(w io.Writer, lines [][]string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, line := range lines {
		fields := make([]string, len(line))
		for i, field := range line {
			fields[i] = Cell(field)
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
