package mail

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
)

// read is what a foreign parser finds a message to be.
type read struct {
	To, From        []string
	Subject, ID     string
	Text            string
	Files, Fallback []string
	Defects         []string
}

// A parser that takes no defect reads each message as it was meant: hostile names are text in one
// field, a subject is whole however long, a name is there in full.
func TestAStrictParserReadsMessages(t *testing.T) {
	python := outside.Python(t, "email")
	folder := t.TempDir()
	names := append([]string{"某县科学技术局", "Bureau of Archives", "𠮷林县档案局"}, hostile...)
	var files []string
	for i, name := range names {
		l := Letter{Agency: name, To: []string{"a@x.cn"}, Subject: "关于" + name, Text: "各位：\r\n见附件。\r\n",
			From: "o@x.cn", Office: name, ID: fmt.Sprintf("%d@x.cn", i), Date: time.Unix(0, 0).UTC(),
			Files: []File{{Name: name + ".xlsx", Data: []byte("x")}}}
		data, err := l.Bytes()
		require.NoError(t, err)
		files = append(files, filepath.Join(folder, fmt.Sprintf("%02d.eml", i)))
		require.NoError(t, os.WriteFile(files[i], data, 0o600))
		for _, row := range strings.Split(string(data), "\r\n") {
			if strings.Contains(row, "=?") {
				assert.LessOrEqual(t, len(row), 76, "RFC 2047, 2")
			}
		}
	}
	out, err := exec.Command(python, append([]string{"testdata/strict.py"}, files...)...).CombinedOutput()
	require.NoError(t, err, "%s", out)
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	require.Len(t, lines, len(names))
	for i, name := range names {
		t.Run(line(name), func(t *testing.T) {
			var got read
			require.NoError(t, json.Unmarshal([]byte(lines[i]), &got))
			assert.Equal(t, []string{"a@x.cn"}, got.To)
			assert.Equal(t, []string{"o@x.cn"}, got.From)
			assert.Equal(t, line("关于"+name), got.Subject)
			assert.Equal(t, fmt.Sprintf("<%d@x.cn>", i), got.ID)
			assert.Equal(t, "各位：\n见附件。\n", strings.ReplaceAll(got.Text, "\r\n", "\n"))
			require.Len(t, got.Files, 1)
			assert.True(t, strings.HasSuffix(got.Files[0], ".xlsx"), got.Files[0])
			if !strings.ContainsAny(name, "/\\\".\r\n\x00\u2028\u202E") && len(name) < longest {
				assert.Equal(t, name+".xlsx", got.Files[0])
			}
			assert.Regexp(t, `^[A-Za-z0-9_.-]+\.xlsx$`, got.Fallback[0])
			assert.Empty(t, got.Defects)
		})
	}
}
