package taking

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// The tests here do to real processes what happens to them: the test's own binary is started again as a collector.
const (
	collectorEnv = "NIANBAO_TEST_COLLECTOR"
	ledgerEnv    = "NIANBAO_TEST_LEDGER"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(collectorEnv); dir != "" {
		if err := collectIn(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// collectIn takes in the folder's files and prints a line after each is in the ledger.
func collectIn(dir string) error {
	ctx := context.Background()
	l, err := ledger.Open(ctx, os.Getenv(ledgerEnv), now)
	if err != nil {
		return err
	}
	defer l.Close()
	edition, err := templates.ForYear(year)
	if err != nil {
		return err
	}
	r := &Receiver{Ledger: l, Edition: edition, Received: "2026-01-20", Today: now()}
	if err := r.Prepare(ctx); err != nil {
		return err
	}
	found, err := inbox.Walk([]string{filepath.Join(dir, "in")})
	if err != nil {
		return err
	}
	return r.All(ctx, found.Files, func(ledger.Outcome) { fmt.Println("in") })
}

func (o *office) collector() *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), collectorEnv+"="+o.dir, ledgerEnv+"="+o.Ledger.File)
	cmd.Stderr = os.Stderr
	return cmd
}

// crowded is an office into which templates of many agencies came.
func crowded(t *testing.T, n int) *office {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("某县第%d局", i+1))
	}
	o := newOffice(t, names...)
	factory, err := form.NewFactory(o.Edition, year, form.Options{})
	require.NoError(t, err)
	for i, name := range names {
		f, err := os.Create(filepath.Join(o.dir, "in", fmt.Sprintf("%03d.xlsx", i)))
		require.NoError(t, err)
		require.NoError(t, factory.Write(f, form.Agency{Name: name}, nil))
		require.NoError(t, f.Close())
	}
	return o
}

func TestKilledRunKeepsFinishedFiles(t *testing.T) {
	const files = 60
	o := crowded(t, files)
	for _, finished := range []int{1, 7, 20} {
		cmd := o.collector()
		pipe, err := cmd.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, cmd.Start())
		lines := bufio.NewScanner(pipe)
		for range finished {
			require.True(t, lines.Scan())
		}
		require.NoError(t, cmd.Process.Kill())
		_ = cmd.Wait() // on a slow day it may have come to its end before it was killed
		all, err := o.Ledger.Takings(t.Context())
		require.NoError(t, err)
		assert.GreaterOrEqual(t, len(all), finished)
		o.entries()
	}
	require.NoError(t, o.collector().Run(), "the next run goes on")
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.Len(t, all, files)
	assert.Equal(t, files+2, o.entries(), "one entry a file, beside the ledger's opening and the roster")
}

func TestTwoCollectorsAtOnce(t *testing.T) {
	const files = 60
	o := crowded(t, files)
	a, b := o.collector(), o.collector()
	require.NoError(t, a.Start())
	require.NoError(t, b.Start())
	assert.NoError(t, a.Wait())
	assert.NoError(t, b.Wait())
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.Len(t, all, files)
	assert.Equal(t, files+2, o.entries())
}

func TestInterruptKeepsFinishedFiles(t *testing.T) {
	o := crowded(t, 30)
	ctx, cancel := context.WithCancel(t.Context())
	found, err := inbox.Walk([]string{filepath.Join(o.dir, "in")})
	require.NoError(t, err)
	finished := 0
	err = o.All(ctx, found.Files, func(ledger.Outcome) {
		if finished++; finished == 5 {
			cancel()
		}
	})
	assert.ErrorIs(t, err, context.Canceled)
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.Len(t, all, finished)
}
