package book

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Readers are used again for the next workbook, and many workbooks are read at once: none may see
// another's cells.
func TestReadersLeaveNothingBehind(t *testing.T) {
	files := [][]byte{
		issued(t),
		pack(t, with(everyCell)...),
		pack(t, with(part{stringsPart, "<sst/>"}, sheet1(`<row><c t="s"><v>0</v></c></row>`))...),
		pack(t, with(sheet1(`<row><c t="s"><v>0</v></c><c t="str"><v>x</row>`))...),
		pack(t, with(part{bookPart, "<workbook>"})...),
		compoundFile("Workbook"),
	}
	type outcome struct {
		book *Book
		err  error
	}
	read := func(data []byte) outcome {
		b, err := Open(data)
		return outcome{b, err}
	}
	var first []outcome
	for _, data := range files {
		first = append(first, read(data))
	}
	require.Error(t, first[2].book.Sheets[0].Err, "a shared string of the workbook before")

	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for round := range 20 {
				i := round % len(files)
				assert.Equal(t, first[i], read(files[i]))
			}
		})
	}
	wait.Wait()
}
