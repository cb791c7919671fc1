package status

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/output"
)

func TestRemindersAreCountedOnceTheyAreWritten(t *testing.T) {
	d := county(t)
	today := time.Date(2026, 2, 10, 0, 0, 0, 0, time.UTC)
	remind := func(folder string) (int, error) {
		return d.status("").Remind(t.Context(), d.Ledger, folder, today, &output.Run{})
	}
	folder := t.TempDir()
	n, err := remind(folder)
	require.NoError(t, err)
	assert.Equal(t, 4, n)
	assert.FileExists(t, filepath.Join(folder, "一局.docx"))
	_, err = remind(filepath.Join(folder, "absent"))
	assert.Error(t, err)
	n, err = remind(folder)
	require.NoError(t, err)
	assert.Equal(t, 4, n)
	assert.FileExists(t, filepath.Join(folder, "第2次", "一局.docx"), "a later round has a folder of its own")
	counts := map[int64]int{}
	letters, err := d.Reminders(t.Context())
	require.NoError(t, err)
	for _, letter := range letters {
		counts[letter.Agency] = letter.Number
	}
	assert.Equal(t, map[int64]int{2: 2, 4: 2, 6: 2, 7: 2}, counts, "what was not written was not counted")
	for _, name := range []string{"一局", "市五局"} {
		letter, err := os.ReadFile(filepath.Join(folder, name+".txt"))
		require.NoError(t, err)
		golden(t, name+".txt", letter)
	}
}

// A run that broke off is completed the next day with its numbers and its date; a letter that was
// written stays as it was.
func TestRemindersThatBrokeOffAreCompleted(t *testing.T) {
	d := county(t)
	first := time.Date(2026, 2, 10, 0, 0, 0, 0, time.UTC)
	whole, broken := t.TempDir(), t.TempDir()
	_, err := d.status("").Remind(t.Context(), d.Ledger, whole, first, &output.Run{})
	require.NoError(t, err)
	d = county(t)
	_, _, err = d.Ledger.Remind(t.Context(), []int64{2, 4, 6, 7}, "2026-02-10")
	require.NoError(t, err)
	written, err := os.ReadFile(filepath.Join(whole, "一局.txt"))
	require.NoError(t, err)
	written = append(written, "as it was\r\n"...)
	require.NoError(t, os.WriteFile(filepath.Join(broken, "一局.txt"), written, 0o600))
	n, err := d.status("").Remind(t.Context(), d.Ledger, broken, first.AddDate(0, 0, 1), &output.Run{})
	require.NoError(t, err)
	assert.Equal(t, 4, n)
	for name, want := range map[string][]byte{"一局.txt": written, "市五局.txt": nil, "催报单.xlsx": nil} {
		t.Run(name, func(t *testing.T) {
			if want == nil {
				want, err = os.ReadFile(filepath.Join(whole, name))
				require.NoError(t, err)
			}
			got, err := os.ReadFile(filepath.Join(broken, name))
			require.NoError(t, err)
			assert.Equal(t, want, got)
		})
	}
	begun, err := d.RemindersBegun(t.Context())
	require.NoError(t, err)
	assert.False(t, begun)
}
