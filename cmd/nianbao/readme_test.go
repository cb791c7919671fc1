package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// Every command and option the README shows is one the program has.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	screen, _, _ := terminal.Buffer(message.Chinese)
	root, _ := newRoot(screen)
	shown := 0
	for _, line := range strings.FieldsFunc(string(readme), func(r rune) bool { return r == '`' || r == '\n' }) {
		words := strings.Fields(line)
		if len(words) < 2 || words[0] != "nianbao" {
			continue
		}
		shown++
		cmd, rest, err := root.Find(words[1:])
		require.NoError(t, err, line)
		for _, word := range rest {
			if name, ok := strings.CutPrefix(strings.TrimRight(word, ",;)"), "--"); ok {
				flag := cmd.Flags().Lookup(name)
				if flag == nil {
					flag = cmd.InheritedFlags().Lookup(name)
				}
				assert.NotNil(t, flag, "%s: --%s", line, name)
			}
		}
	}
	assert.Greater(t, shown, 8)
}
