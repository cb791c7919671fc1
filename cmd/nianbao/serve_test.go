package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/handout"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/visit"
	"nianbao/internal/outside/cluster"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

// The tests here do to real processes what happens to a desk: the test's own binary is started again as nianbao.

// county is a folder with a roster of agencies and a workbook of each.
type county struct {
	t        *testing.T
	ledger   string
	dir      string
	program  string
	agencies []string
	files    [][]byte
}

// everywhere tells a story of a county with its ledger in a file, and in a database.
func everywhere(t *testing.T, n int, story func(*testing.T, *county)) {
	t.Run("file", func(t *testing.T) { story(t, newCounty(t, n)) })
	t.Run("database", func(t *testing.T) {
		c := newCounty(t, n)
		c.ledger = cluster.URL(t)
		story(t, c)
	})
}

func newCounty(t *testing.T, n int) *county {
	if testing.Short() {
		t.Skip("real processes are left out of short runs")
	}
	t.Helper()
	c := &county{t: t, ledger: "2025.db", dir: t.TempDir()}
	self, err := os.Executable()
	require.NoError(t, err)
	// Under any other name the test's binary would run all tests again, and each of them more.
	c.program = filepath.Join(c.dir, "nianbao")
	if runtime.GOOS == "windows" {
		c.program += ".exe"
	}
	require.NoError(t, os.Symlink(self, c.program))
	edition, err := templates.ForYear(2025)
	require.NoError(t, err)
	roster := "机关名称,级别\n"
	for i := range n {
		name := fmt.Sprintf("示例县第%d局", i+1)
		roster += name + ",县级部门\n"
		r := specimen.EveryValue(edition, "0")
		r.Identity = report.Identity{Edition: edition.ID, Year: 2025, Agency: name, Scope: report.Own}
		for _, s := range edition.Sections {
			if s.Number != "" {
				r.Prose[s.ID] = []report.Paragraph{{Text: fmt.Sprintf("第%d局本年度按照规定办理，未收取信息处理费。", i+1)}}
			}
		}
		var file bytes.Buffer
		require.NoError(t, form.Fill(&file, edition, r))
		c.agencies, c.files = append(c.agencies, name), append(c.files, file.Bytes())
	}
	require.NoError(t, os.WriteFile(filepath.Join(c.dir, "roster.csv"), []byte(roster), 0o644))
	return c
}

// nianbao runs a command in the county's folder and returns what it prints.
func (c *county) nianbao(args ...string) string {
	c.t.Helper()
	cmd := c.command(args...)
	out, err := cmd.Output()
	require.NoError(c.t, err, "%v: %s", args, out)
	return string(out)
}

func (c *county) command(args ...string) *exec.Cmd {
	cmd := exec.Command(c.program, args...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "LANG=zh_CN.UTF-8")
	if ledger.IsURL(c.ledger) {
		cmd.Env = append(cmd.Env, link.FileVariable+"="+filepath.Join(c.dir, "desk.key"))
	}
	return cmd
}

// serve starts a desk and returns its address.
func (c *county) serve() (*exec.Cmd, string) {
	c.t.Helper()
	cmd := c.command("serve", "--ledger", c.ledger, "--roster", "roster.csv", "--year", "2025", "--listen",
		"127.0.0.1:0")
	address, err := visit.Start(cmd)
	require.NoError(c.t, err)
	c.t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd, address
}

// links are the agencies' addresses below a desk's.
func (c *county) links(base string) map[string]string {
	c.t.Helper()
	printed := c.nianbao("desk", "links", "--ledger", c.ledger, "--base-url", base, "--format", "csv")
	require.True(c.t, strings.HasPrefix(printed, "\ufeff"+strings.Join(handout.LinkColumns, ",")+"\r\n"), printed)
	list, err := visit.Links([]byte(printed))
	require.NoError(c.t, err)
	links := map[string]string{}
	for _, k := range list {
		links[k.Agency] = k.URL
	}
	return links
}

// handed is what a hand-in was answered.
type handed struct {
	Receipt, Outcome, SHA256, Why string
	status                        int
}

// handIn hands a workbook in; an error is that no answer came.
func handIn(link string, data []byte) (h handed, err error) {
	status, text, err := visit.HandIn(link, "年报.xlsx", data)
	if err != nil {
		return h, err
	}
	h.status = status
	var list []handed
	if err := json.Unmarshal(text, &list); err != nil || len(list) != 1 {
		return h, fmt.Errorf("%d %.200s", status, text)
	}
	list[0].status = status
	return list[0], nil
}

// TestServeKilled: whatever was receipted is there after kill -9, once.
func TestServeKilled(t *testing.T) {
	everywhere(t, 50, serveKilled)
}

func serveKilled(t *testing.T, c *county) {
	const clients, enough = 50, 15
	desk, base := c.serve()
	links := c.links(base)
	var receipts sync.Map // agency → receipt
	var given atomic.Int64
	var all sync.WaitGroup
	for i, name := range c.agencies {
		all.Go(func() {
			h, err := handIn(links[name], c.files[i])
			if err != nil {
				return // the desk is gone; the client has no receipt
			}
			receipts.Store(name, h.Receipt)
			if given.Add(1) == enough {
				_ = desk.Process.Kill()
			}
		})
	}
	all.Wait()
	_ = desk.Wait()
	require.GreaterOrEqual(t, given.Load(), int64(enough))

	_, base = c.serve()
	links = c.links(base)
	for i, name := range c.agencies {
		before, had := receipts.Load(name)
		if had {
			answer, err := http.Get(links[name] + "/receipts/" + before.(string))
			require.NoError(t, err)
			answer.Body.Close()
			assert.Equal(t, http.StatusOK, answer.StatusCode, "the receipt %s of %s", before, name)
		}
		h, err := handIn(links[name], c.files[i])
		require.NoError(t, err)
		if had {
			assert.Equal(t, "unchanged", h.Outcome)
			assert.Equal(t, before, h.Receipt)
		}
	}
	assert.Contains(t, c.nianbao("collect", "--verify", "--ledger", c.ledger), "完好")
	var status struct{ Received int }
	require.NoError(t, json.Unmarshal([]byte(c.nianbao("status", "--ledger", c.ledger, "--format", "json")), &status))
	assert.Equal(t, clients, status.Received)
}

// TestServeBeside: two desks and a collect work on one ledger at once.
func TestServeBeside(t *testing.T) {
	everywhere(t, 24, serveBeside)
}

func serveBeside(t *testing.T, c *county) {
	n := len(c.agencies)
	_, one := c.serve()
	_, two := c.serve()
	links := []map[string]string{c.links(one), c.links(two)}
	require.NoError(t, os.Mkdir(filepath.Join(c.dir, "in"), 0o755))
	for i := 2; i < n; i += 3 {
		require.NoError(t, os.WriteFile(filepath.Join(c.dir, "in", fmt.Sprintf("%d.xlsx", i)), c.files[i], 0o644))
	}
	var all sync.WaitGroup
	all.Go(func() {
		out, err := c.command("collect", "in", "--ledger", c.ledger).CombinedOutput()
		assert.NoError(t, err, "%s", out)
	})
	for i := range n {
		if i%3 == 2 {
			continue
		}
		all.Go(func() {
			h, err := handIn(links[i%3][c.agencies[i]], c.files[i])
			assert.NoError(t, err)
			assert.Equal(t, "accepted", h.Outcome, h.Why)
		})
	}
	all.Wait()
	assert.Contains(t, c.nianbao("collect", "--verify", "--ledger", c.ledger), "完好")
	var status struct{ Received int }
	require.NoError(t, json.Unmarshal([]byte(c.nianbao("status", "--ledger", c.ledger, "--format", "json")), &status))
	assert.Equal(t, n, status.Received)
}

// TestServeRefusesAnOpenPort: nobody's link goes over the network unencrypted by mistake.
func TestServeRefusesAnOpenPort(t *testing.T) {
	for _, listen := range []string{"0.0.0.0:0", "[::]:0", "192.0.2.1:8080", ":8080"} {
		t.Run(listen, func(t *testing.T) {
			o := &serveOptions{listen: listen}
			o.ledger = "2025.db"
			assert.ErrorContains(t, o.check(), "没有加密")
			o.behindProxy = true
			assert.NoError(t, o.check())
		})
	}
	o := &serveOptions{listen: "localhost:0"}
	o.ledger = "2025.db"
	assert.NoError(t, o.check())
}
