package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/inbox/eml"
	"nianbao/internal/outside"
)

// mailWorld is a folder with a ledger that owes agencies their reminders, since no server was there,
// and a mail server.
type mailWorld struct {
	killPlace
	inbox string
	args  []string // of the command that sends
}

func newMailWorld(t *testing.T, addresses ...string) *mailWorld {
	dir := t.TempDir()
	self, err := os.Executable()
	require.NoError(t, err)
	w := &mailWorld{killPlace{dir, filepath.Join(dir, "nianbao")}, filepath.Join(dir, "inbox"), nil}
	require.NoError(t, os.Symlink(self, w.program))
	require.NoError(t, os.Mkdir(w.inbox, 0o755))
	roster := "机关名称,邮箱\n"
	for _, address := range addresses {
		roster += "甲县" + address + "局," + address + "@x.cn\n"
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "roster.csv"), []byte(roster), 0o644))
	w.run(t, "collect", "--roster", "roster.csv", "--ledger", "l.db", "--year", "2025")
	script, err := filepath.Abs("../../internal/mail/testdata/server.py")
	require.NoError(t, err)
	server := exec.Command(outside.Python(t, "aiosmtpd"), script, w.inbox)
	out, err := server.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, server.Start())
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	port, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	w.args = strings.Fields("status --ledger l.db --send --from o@x.cn --pace 0 --smtp smtp://127.0.0.1:1")
	require.Contains(t, w.sends(t, "--remind", "out"), "不能连上邮件服务器")
	w.args[len(w.args)-1] = "smtp://127.0.0.1:" + strings.TrimSpace(port)
	return w
}

// sends runs the command to its end and returns what it printed.
func (w *mailWorld) sends(t *testing.T, more ...string) string {
	out, _ := w.command(t.Context(), append(slices.Clone(w.args), more...)).CombinedOutput()
	return string(out)
}

// taken are the Message-IDs that the server took, by recipient.
func (w *mailWorld) taken(t *testing.T) map[string][]string {
	files, err := filepath.Glob(filepath.Join(w.inbox, "*.eml"))
	require.NoError(t, err)
	taken := map[string][]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		m, err := eml.Read(data)
		require.NoError(t, err)
		to, _, _ := strings.Cut(filepath.Base(file)[len("000-"):], "@")
		taken[to] = append(taken[to], m.ID)
	}
	return taken
}

// A process killed in the midst of a message leaves that one in doubt, whether the server had it or
// not; the next run sends the others, each once, and asks a person, whose word sends it once more
// under the same Message-ID.
func TestKillInMidSend(t *testing.T) {
	outside.Whole(t, "killing the program")
	for _, c := range []struct {
		name, address string
		had           bool // the server took it
	}{{"before the content", "before", false}, {"between content and answer", "after", true}} {
		t.Run(c.name, func(t *testing.T) {
			w := newMailWorld(t, "a", c.address, "z")
			first := w.command(t.Context(), w.args)
			require.NoError(t, first.Start())
			require.Eventually(t, func() bool {
				_, err := os.Stat(filepath.Join(w.inbox, "hangs"))
				return err == nil
			}, 30*time.Second, 10*time.Millisecond)
			require.NoError(t, first.Process.Kill())
			_ = first.Wait()
			before := w.taken(t)
			assert.Len(t, before["a"], 1)
			assert.Equal(t, c.had, before[c.address] != nil)

			said := w.sends(t)
			assert.Contains(t, said, "邮件：已发 1")
			assert.Contains(t, said, "有 1 封不知是否发到：甲县"+c.address+"局")
			after := w.taken(t)
			assert.Equal(t, before["a"], after["a"])
			assert.Equal(t, before[c.address], after[c.address], "not sent again of its own accord")
			assert.Len(t, after["z"], 1)

			said = w.sends(t, "--resend", "甲县"+c.address+"局")
			assert.Contains(t, said, "邮件：已发 1")
			ids := w.taken(t)[c.address]
			assert.Len(t, slices.Compact(slices.Clone(ids)), 1, "the same message")
			assert.Len(t, w.taken(t)["z"], 1)
			w.sound(t, deadly{ledgers: "l.db"})
		})
	}
}

// Killed at any moment, a run of many messages and the runs after it send none twice, and whoever
// got none is owed or in doubt.
func TestKillWhileSending(t *testing.T) {
	outside.Whole(t, "killing the program")
	names := strings.Split("abcdefghijklmnopqrst", "")
	for round := range *kills {
		w := newMailWorld(t, names...)
		begun := 0
		for life := time.Second; begun < 3; life = life * 2 / 3 {
			if !w.killedAfter(t, life*time.Duration(round+1)/time.Duration(*kills+1), w.args) {
				break
			}
			begun++
		}
		said := w.sends(t)
		taken := w.taken(t)
		for _, name := range names {
			assert.LessOrEqual(t, len(taken[name]), 1, name)
			assert.True(t, len(taken[name]) == 1 || strings.Contains(said, "甲县"+name+"局"),
				"%s got none, and nobody was told: %s", name, said)
		}
		w.sound(t, deadly{ledgers: "l.db"})
	}
}
