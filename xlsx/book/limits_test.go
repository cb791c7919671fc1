package book

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mostMemory is what opening any file may take, in kB, the test program with it.
const mostMemory = 200 << 10

// Each heavy file is opened by a process of its own, which prints its outcome and peak memory.
func TestHeavyFiles(t *testing.T) {
	if name := os.Getenv("BOOK_HEAVY_FILE"); name != "" {
		openAlone(t, name)
		return
	}
	for i, heavy := range heavyFiles() {
		t.Run(heavy.name, func(t *testing.T) {
			t.Parallel()
			name := filepath.Join(t.TempDir(), fmt.Sprint(i, ".xlsx"))
			require.NoError(t, os.WriteFile(name, heavy.make(), 0o600))
			command := exec.Command(os.Args[0], "-test.run=^TestHeavyFiles$")
			command.Env = append(os.Environ(), "BOOK_HEAVY_FILE="+name)
			output, err := command.CombinedOutput()
			require.NoError(t, err, "%s", output)
			line, _, _ := strings.Cut(string(output), "\n")
			t.Log(line)
			var code string
			var peak int
			_, err = fmt.Sscanf(line, "code %q peak %d kB", &code, &peak)
			require.NoError(t, err, line)
			assert.Equal(t, heavy.code, Code(code), line)
			assert.Less(t, peak, mostMemory)
		})
	}
}

// openAlone opens a file and prints the peak memory of this process, where the system reports
// one.
func openAlone(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	start := time.Now()
	_, err = Open(data)
	took := time.Since(start)
	var code Code
	if err != nil {
		code = err.(*Refusal).Code
	}
	peak := "0 kB"
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		_, after, _ := strings.Cut(string(status), "VmHWM:")
		peak, _, _ = strings.Cut(after, "\n")
	}
	fmt.Printf("code %q peak %s in %v: %v\n", code, strings.TrimSpace(peak), took.Round(time.Millisecond), err)
}

// At each limit a file is still read.
func TestJustWithinLimits(t *testing.T) {
	longest := strings.Repeat("字", MaxCellChars)
	b := open(t, sheet1(`<row><c t="str"><v>`+longest+`</v></c></row>`),
		part{stringsPart, "<sst><si><t>" + longest + "</t></si></sst>"})
	require.NoError(t, b.Sheets[0].Err)
	assert.Equal(t, longest, b.Sheets[0].Cells[0].Text)

	for _, over := range []part{
		sheet1(`<row r="3"><c r="B3" t="str"><v>` + longest + `字</v></c></row>`),
		sheet1(`<row r="3"><c r="B3" t="inlineStr"><is><r><t>` + longest + `</t></r><r><t>字</t></r></is>
</c></row>`),
		sheet1(`<row r="3"><c r="B3"><f>` + longest + `字</f></c></row>`),
	} {
		refusal := refused(t, pack(t, with(over)...))
		assert.Equal(t, CodeCellTooLong, refusal.Code)
		assert.Equal(t, []any{"表", "B3", int64(MaxCellChars), int64(MaxCellChars + 1)},
			[]any{refusal.Sheet, refusal.Cell, refusal.Limit, refusal.Actual})
	}
}
