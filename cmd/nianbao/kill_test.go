package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
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

// kills is how often every command is killed: go test ./cmd/nianbao -run TestKill -kills 30
var kills = flag.Int("kills", 1, "how often TestKill kills every command that writes")

// deadly is a command that writes: killed at any moment and run again, it leaves what it leaves
// when nobody kills it.
type deadly struct {
	name    string
	args    string   // as typed
	before  []string // commands that make ready what it works on
	ledgers string   // those that must be sound at every moment
	again   string   // where a run that had ended makes more when run again, by its design
}

// deadlyCommands work in the folder that killWorld makes. ID is the id of a finding.
var deadlyCommands = []deadly{
	{name: "template", args: "template --year 2025 --roster many.csv -o out"},
	{name: "template zip", args: "template --year 2025 --roster many.csv -o out.zip"},
	{name: "check returns", args: "check in --returns out"},
	{name: "export", args: "export in --to pdf,text,docx -o out --draft"},
	{name: "import", args: "import in -o out"},
	{name: "collect",
		args: "collect in --roster roster.csv --ledger new.db " +
			"--year 2025 --received 2026-01-20 --returns out",
		ledgers: "new.db"},
	{name: "collect policy", args: "collect --policy policy.yaml --ledger l.db", ledgers: "l.db"},
	{name: "work", args: "work --once --ledger l.db", ledgers: "l.db",
		before: []string{"collect --policy policy.yaml --ledger l.db --leave-work"}},
	{name: "collect roster", args: "collect --roster renamed.csv --ledger l.db", ledgers: "l.db"},
	{name: "exempt", args: "collect exempt 甲县档案局 --ledger l.db --reason 机构撤销", ledgers: "l.db"},
	{name: "lift", args: "collect exempt 甲县档案局 --ledger l.db --lift", ledgers: "l.db",
		before: []string{"collect exempt 甲县档案局 --ledger l.db --reason 机构撤销"}},
	{name: "extend", args: "collect extend 甲县档案局 --until 2026-03-01 --ledger l.db", ledgers: "l.db"},
	{name: "withdraw", args: "collect withdraw 定稿.xlsx --ledger l.db --reason 收错", ledgers: "l.db"},
	{name: "assign", args: "collect assign whose.csv --ledger l.db", ledgers: "l.db"},
	{name: "choose", args: "collect choose 初稿.xlsx --ledger l.db", ledgers: "l.db"},
	{name: "accept", args: "collect accept 甲县审计局 --finding ID --ledger l.db", ledgers: "l.db"},
	{name: "sendback",
		args: "collect sendback 甲县审计局 --finding ID --ledger l.db --reason 请写明件数", ledgers: "l.db"},
	{name: "close", args: "collect close --ledger l.db --reason 汇总", ledgers: "l.db"},
	{name: "reopen", args: "collect reopen --ledger l.db", ledgers: "l.db",
		before: []string{"collect close --ledger l.db"}},
	{name: "remind", args: "status --ledger l.db --remind out", ledgers: "l.db", again: "out/第2次"},
	{name: "total", args: "total --ledger l.db -o out --partial --to pdf", ledgers: "l.db"},
	{name: "export ledger", args: "export --ledger l.db --to pdf,text -o out --draft", ledgers: "l.db"},
	{name: "extract", args: "ledger extract l.db -o out", ledgers: "l.db"},
	{name: "backup", args: "ledger backup l.db copy.db", ledgers: "l.db"},
	{name: "next", args: "ledger next l.db -o next.db", ledgers: "l.db next.db"},
}

// A real process is killed at moments spread over its life; the same command run again completes
// it without --force, and nothing is lost, doubled or half.
func TestKill(t *testing.T) {
	outside.Whole(t, "killing the program")
	world := newKillWorld(t)
	for _, c := range deadlyCommands {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			base := world.ready(t, c)
			args := strings.Fields(strings.ReplaceAll(c.args, "ID", world.finding))
			whole := base.copied(t)
			begun := time.Now()
			want := whole.run(t, args...)
			life := time.Since(begun)
			made := whole.holds(t, c)
			for killed, round := 0, 0; killed < *kills; round++ {
				if round > 0 && killed <= round/2 { // the machine was busier before
					life = life * 3 / 4
				}
				here := base.copied(t)
				moment := life * time.Duration(killed%*kills+1) / time.Duration(*kills+1)
				if !here.killedAfter(t, moment, args) {
					continue
				}
				killed++
				here.sound(t, c)
				assert.Equal(t, want, here.run(t, args...), "%s: exit code when run again", c.name)
				here.sound(t, c)
				if !assert.Equal(t, made, here.holds(t, c), "killed after %v of %v", moment, life) {
					return
				}
			}
		})
	}
}

// killPlace is a folder in which commands run.
type killPlace struct{ dir, program string }

func (p killPlace) copied(t *testing.T) killPlace {
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS(p.dir)))
	return killPlace{dir, p.program}
}

func (p killPlace) command(ctx context.Context, args []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.program, args...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), "LANG=zh_CN.UTF-8", "SOURCE_DATE_EPOCH=1769000000")
	return cmd
}

// run runs a command to its end and returns its exit code; it may find something, but not fail.
func (p killPlace) run(t *testing.T, args ...string) int {
	t.Helper()
	out, err := p.command(t.Context(), args).CombinedOutput()
	var failed *exec.ExitError
	code := 0
	if errors.As(err, &failed) {
		code, err = failed.ExitCode(), nil
	}
	require.NoError(t, err)
	require.LessOrEqual(t, code, exitFindings, "%v: %s", args, out)
	return code
}

// killedAfter runs a command and kills it at a moment of its life; false where it had ended.
func (p killPlace) killedAfter(t *testing.T, moment time.Duration, args []string) bool {
	ctx, cancel := context.WithTimeout(t.Context(), moment)
	defer cancel()
	err := p.command(ctx, args).Run()
	var failed *exec.ExitError
	return err != nil && (!errors.As(err, &failed) || failed.ExitCode() < 0)
}

// sound proves the ledgers that are there; one that was being made holds
// nothing yet, and is reported as that.
func (p killPlace) sound(t *testing.T, c deadly) {
	t.Helper()
	for _, file := range strings.Fields(c.ledgers) {
		if _, err := os.Stat(filepath.Join(p.dir, file)); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		out, err := p.command(t.Context(), []string{"collect", "--verify", "--ledger", file}).CombinedOutput()
		if err != nil && !strings.Contains(string(out), "还没有建好") {
			assert.NoError(t, err, "%s", out)
		}
	}
}

// holds is what a folder holds, by name: files by their bytes, ledgers by their contents.
func (p killPlace) holds(t *testing.T, c deadly) map[string]string {
	t.Helper()
	held := map[string]string{}
	require.NoError(t, filepath.WalkDir(p.dir, func(path string, e fs.DirEntry, err error) error {
		name, _ := filepath.Rel(p.dir, path)
		switch {
		case err != nil || e.IsDir() || strings.Contains(name, ".db"):
			return err
		case e.Name() == ".nianbao-output",
			c.again != "" && strings.HasPrefix(filepath.ToSlash(name), c.again):
			return nil // a mark is bound to its folder
		}
		data, err := os.ReadFile(path)
		held[name] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	}))
	for _, file := range strings.Fields(c.ledgers) {
		out, err := p.command(t.Context(), []string{"status", "--ledger", file, "--format", "json"}).Output()
		require.NoError(t, err)
		held[file] = string(out)
	}
	return held
}
