package judging

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document/sample"
	"nianbao/internal/inbox"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/wide"
)

// wideSheet is one of n agencies, each with a case that is in no total and with cells that are no numbers.
func wideSheet(t *testing.T, n int) string {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	s := wide.Edited{Edition: e, Records: func(yield func(wide.Record) bool) {
		for i := range n {
			r := sample.Plain(e)
			r.Agency = "示例县第" + strconv.Itoa(i) + "局"
			for k, slot := range []string{"disclosure.rules.issued", "review.reconsideration.pending"} {
				r.Values[slot] = report.Parse(strconv.Itoa(7*i+k)+"件", report.StoredText)
			}
			if !yield(wide.Record{Report: r}) {
				return
			}
		}
	}}
	var b bytes.Buffer
	require.NoError(t, wide.WriteCSV(&b, s))
	path := filepath.Join(t.TempDir(), strconv.Itoa(n)+".csv")
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
	return path
}

// held is how many bytes the heap has grown by a run of so many rows, all of them found wrong.
func held(t *testing.T, n int) int64 {
	path := wideSheet(t, n)
	heap := func() int64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	before := heap()
	found, err := inbox.WalkReports([]string{path}, wide.Options{})
	require.NoError(t, err)
	require.Len(t, found.Files, n)
	run, err := (&Judge{}).Files(t.Context(), found.Files, Options{})
	require.NoError(t, err)
	grown := heap() - before
	results := run.Results()
	require.Equal(t, n, results.Len())
	for _, i := range []int{0, n / 2, n - 1} {
		assert.Equal(t, "示例县第"+strconv.Itoa(i)+"局", results.Outline(i).Report.Agency)
		assert.NotZero(t, results.At(i).Count().Must)
	}
	runtime.KeepAlive(found)
	return grown
}

// mostHeld is how many bytes a report may cost once it was judged: a thirtieth of what it is with its values.
const mostHeld = 3 << 10

// What a run holds of a report is little and does not depend on how many there are.
func TestBoundedMemory(t *testing.T) {
	const first = keptWeight / leastKept // their reports are kept
	held(t, 10)                          // what is derived of the edition once
	few, many := held(t, first+50), held(t, first+350)
	assert.Less(t, (many-few)/300, int64(mostHeld), "a row: few %d, many %d", few, many)
}
