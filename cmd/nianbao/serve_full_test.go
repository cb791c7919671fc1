//go:build linux

package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestServeOnAFullDisk: no receipt, a sentence, nothing half; with room again it goes on.
func TestServeOnAFullDisk(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root may make a small file system")
	}
	const n = 60
	c := newCounty(t, n)
	small := filepath.Join(c.dir, "small")
	require.NoError(t, os.Mkdir(small, 0o755))
	mount := func(options string) {
		out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", small).CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
	mount("size=2m")
	t.Cleanup(func() { _ = exec.Command("umount", "-l", small).Run() })
	roster, err := os.ReadFile(filepath.Join(c.dir, "roster.csv"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(small, "roster.csv"), roster, 0o644))
	c.dir = small
	desk, base := c.serve()
	links := c.links(base)
	receipts := map[int]string{}
	refused := -1
	for i, name := range c.agencies {
		h, err := handIn(links[name], c.files[i])
		if err != nil {
			refused = i
			assert.ErrorContains(t, err, "503")
			assert.ErrorContains(t, err, "没有登记")
			break
		}
		require.Equal(t, "accepted", h.Outcome, h.Why)
		receipts[i] = h.Receipt
	}
	require.GreaterOrEqual(t, refused, 1, "the disk was to become full")

	mount("remount,size=64m")
	h, err := handIn(links[c.agencies[refused]], c.files[refused])
	require.NoError(t, err)
	assert.Equal(t, "accepted", h.Outcome)
	assert.Equal(t, fmt.Sprintf("2025-%06d", len(receipts)+1), h.Receipt, "what failed left nothing behind")
	for i, receipt := range receipts {
		answer, err := http.Get(links[c.agencies[i]] + "/receipts/" + receipt)
		require.NoError(t, err)
		answer.Body.Close()
		assert.Equal(t, http.StatusOK, answer.StatusCode)
	}
	assert.Contains(t, c.nianbao("collect", "--verify", "--ledger", "2025.db"), "完好")
	_ = desk.Process.Kill()
	_ = desk.Wait()
}
