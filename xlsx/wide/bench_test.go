package wide

import (
	"bytes"
	"io"
	"runtime"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/document/sample"
	"nianbao/internal/finding"
	"nianbao/templates"
)

// many are the records of as many agencies, made as they are asked for.
func many(e *templates.Edition, n int) Edited {
	r := sample.Plain(e)
	return Edited{Edition: e, Records: func(yield func(Record) bool) {
		for i := range n {
			one := *r
			one.Agency = "示例县第" + strconv.Itoa(i) + "局"
			if !yield(Record{Report: &one, Verdict: finding.Pass}) {
				return
			}
		}
	}}
}

// season is how many agencies a province has.
const season = 30_000

func BenchmarkWrite(b *testing.B) {
	for b.Loop() {
		require.NoError(b, Write(io.Discard, many(templates.Builtin()[1], season)))
	}
}

func BenchmarkRead(b *testing.B) {
	data := written(b, many(templates.Builtin()[1], season))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		n := 0
		sheets, err := Read("宽表.xlsx", data, Options{})
		require.NoError(b, err)
		for _, err := range sheets[0].Rows(func(Line, string) {}) {
			require.NoError(b, err)
			n++
		}
		assert.Equal(b, season, n)
	}
}

// The same by excelize's reader of rows, beside ours: it gives texts alone, no types and no formulas.
func BenchmarkReadByExcelize(b *testing.B) {
	data := written(b, many(templates.Builtin()[1], season))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		require.NoError(b, err)
		rows, err := f.Rows(f.GetSheetName(0))
		require.NoError(b, err)
		n := 0
		for rows.Next() {
			_, err := rows.Columns(excelize.Options{RawCellValue: true})
			require.NoError(b, err)
			n++
		}
		assert.Equal(b, season+wordLines+2, n)
		require.NoError(b, rows.Close())
		require.NoError(b, f.Close())
	}
}

// Ten times the rows take no more memory than their packed bytes: what is alive while a row is at hand.
func TestReadingIsFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	e := templates.Builtin()[1]
	alive := func(rows int) uint64 {
		data := written(t, many(e, rows))
		var most, before uint64
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		before = m.HeapAlloc
		sheets, err := Read("宽表.xlsx", data, Options{})
		require.NoError(t, err)
		n := 0
		for row, err := range sheets[0].Rows(func(Line, string) {}) {
			require.NoError(t, err)
			if n++; n%(rows/4) == 0 {
				runtime.GC()
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc-min(before, m.HeapAlloc))
			}
			runtime.KeepAlive(row)
		}
		runtime.KeepAlive(data)
		return most
	}
	few, more := alive(300), alive(3000)
	assert.Less(t, more, few+1<<20, "%d bytes for 300 rows, %d for 3,000", few, more)
}
