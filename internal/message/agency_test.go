package message

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What to do about a finding is read by agencies, in their marked workbook: it names no option of a command line.
func TestAdviceToAgenciesNamesNoOption(t *testing.T) {
	files, err := filepath.Glob("catalogue/*.yaml")
	require.NoError(t, err)
	advice, option, read := regexp.MustCompile(`^[a-z_.]+\.do:`), regexp.MustCompile(`(^|[^-\w])--[a-z]`), 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for line := range strings.Lines(string(data)) {
			if advice.MatchString(line) {
				read++
				assert.NotRegexp(t, option, line, file)
			}
		}
	}
	assert.Greater(t, read, 50)
}
