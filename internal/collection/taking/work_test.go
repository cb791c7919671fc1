package taking

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/outside/cluster"
	"nianbao/templates"
)

const laxer = "office: 某县\nrules:\n" +
	"  - {rule: requests.applicants, class: verify, reason: 统一口径, until: 2026-01-31}\n" +
	"  - {rule: requests.balance, class: verify, reason: 统一口径, until: 2026-01-31}\n"

// worker is one with its own connection to the office's ledger; ended is called after each job.
func (o *office) worker(name string, ended func(ledger.Ended)) *Worker {
	l, err := ledger.Open(o.t.Context(), o.Ledger.File, now)
	require.NoError(o.t, err)
	o.t.Cleanup(func() { l.Close() })
	return &Worker{Name: name, Ended: ended, Others: func(n int) { o.t.Errorf("%d of another edition", n) },
		Service: &Service{Ledger: l, Now: now,
			Policy: func(file, text string, _ *templates.Edition) (*check.Policy, error) {
				return check.ParsePolicy(file, []byte(text))
			}}}
}

// leaves has the office change its ruling and leave the work that comes of it.
func (o *office) leaves(ruling string) {
	require.NoError(o.t, o.Ledger.SetPolicy(o.t.Context(), "p.yaml", ruling))
	require.NoError(o.t, o.Ledger.LeaveWork(o.t.Context()))
}

func line(e ledger.Ended) string {
	if e.Now == nil {
		return fmt.Sprint(e.Kind, " ", e.State)
	}
	return fmt.Sprint(e.Now.Told.Agency, " ", e.Before.Verdict, " ", e.Now.Verdict, " ", e.Changed)
}

// What is left comes to what is done at once: a changed ruling, prose of another agency.
func TestWorkThatWasLeft(t *testing.T) {
	o := newOffice(t, "甲局", "乙局", "丙局")
	o.comes("1.xlsx", "甲局", wrong)
	o.comes("2.xlsx", "乙局", writes(water))
	o.comes("3.xlsx", "丙局", writes(water))
	o.takes()
	o.leaves(laxer)
	var lines []string
	w := o.worker("w", func(e ledger.Ended) { lines = append(lines, line(e)) })
	require.NoError(t, w.Once(t.Context()))
	assert.Equal(t, []string{"compare done", "甲局 fail verify [policy]", "乙局 pass verify [policy copied]",
		"丙局 pass verify [policy copied]"}, lines)
	assert.Equal(t, []string{"text.copied"}, o.found("3.xlsx"))
	var err error
	o.Policy, err = check.ParsePolicy("p.yaml", []byte(laxer))
	require.NoError(t, err)
	assert.Empty(t, o.reviews(), "nothing is left for who does it at once")

	lines = nil
	require.NoError(t, o.Ledger.LeaveWork(t.Context()))
	require.NoError(t, w.Once(t.Context()))
	assert.Equal(t, []string{"compare done"}, lines, "nothing has changed")
	o.entries()
}

// A ruling that changes while a worker is at it is gone by at last, by every report.
func TestRulingsThatChangeMeanwhile(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	o.comes("1.xlsx", "甲局", wrong)
	o.comes("2.xlsx", "乙局", wrong)
	o.takes()
	o.leaves(laxer)
	var lines []string
	w := o.worker("w", func(e ledger.Ended) {
		if lines = append(lines, line(e)); len(lines) == 2 {
			o.leaves("office: 某县\nrules: []\n")
		}
	})
	require.NoError(t, w.Once(t.Context()))
	assert.ElementsMatch(t, []string{"requests.applicants", "requests.balance"}, o.found("1.xlsx"))
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	for _, in := range all {
		assert.EqualValues(t, "fail", in.Verdict, in.File)
	}
	o.entries()
}

// Two workers share what is left; each report is judged again once.
func TestTwoWorkers(t *testing.T) {
	const reports = 12
	o := crowded(t, reports)
	o.takes()
	o.leaves(laxer)
	first := o.worker("first", nil)
	ctx, stop := context.WithCancel(t.Context())
	first.Ended = func(ledger.Ended) { stop() } // with comparing done there is work for two
	require.ErrorIs(t, first.Once(ctx), context.Canceled)
	before := o.entries()
	var mu sync.Mutex
	done := map[string]int{} // jobs by worker
	both := make(chan struct{})
	var all sync.WaitGroup
	for _, name := range []string{"a", "b"} {
		all.Go(func() {
			w := o.worker(name, func(e ledger.Ended) {
				mu.Lock()
				if done[name]++; done[name] == 1 && len(done) == 2 {
					close(both)
				}
				mu.Unlock()
				<-both // who began goes on when the other one has begun
			})
			assert.NoError(t, w.Once(t.Context()))
		})
	}
	all.Wait()
	assert.Equal(t, reports, done["a"]+done["b"])
	assert.Equal(t, before+reports, o.entries(), "one entry a report")
}

// A report whose original is damaged cannot be judged again: that is kept, and the others are.
func TestWorkThatFails(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	o.comes("1.xlsx", "甲局")
	o.comes("2.xlsx", "乙局")
	o.takes()
	const whose = " WHERE sha256 = (SELECT sha256 FROM intakes WHERE id = 1)"
	if cluster.InDatabase() {
		cluster.Psql(t, o.Ledger.File, "SET session_replication_role = replica; "+
			"UPDATE originals SET bytes = ''"+whose)
	} else {
		raw, err := sql.Open("sqlite", o.Ledger.File)
		require.NoError(t, err)
		_, err = raw.Exec("DROP TRIGGER originals_kept; UPDATE originals SET bytes = X''" + whose)
		require.NoError(t, err)
		require.NoError(t, raw.Close())
	}
	o.leaves(laxer)
	var lines []string
	w := o.worker("w", func(e ledger.Ended) { lines = append(lines, line(e)) })
	require.NoError(t, w.Once(t.Context()))
	assert.Equal(t, []string{"compare done", "judge failed", "乙局 pass pass [policy]"}, lines)
	jobs, err := o.Ledger.Jobs(t.Context())
	require.NoError(t, err)
	require.Len(t, jobs, 3)
	assert.Equal(t, ledger.JobFailed, jobs[1].State)
	assert.Contains(t, jobs[1].Why.Zh, "与收到时不同")
	assert.Contains(t, jobs[1].Why.En, "is not as it came")
}

// A worker that waits does what is left later, until it is stopped.
func TestAWorkerThatWaits(t *testing.T) {
	o := newOffice(t, "甲局")
	o.comes("1.xlsx", "甲局", wrong)
	o.takes()
	ctx, stop := context.WithCancel(t.Context())
	var lines []string
	w := o.worker("w", func(e ledger.Ended) {
		if lines = append(lines, line(e)); len(lines) == 2 {
			stop()
		}
	})
	ended := make(chan error)
	go func() { ended <- w.Wait(ctx, time.Millisecond) }()
	o.leaves(laxer)
	assert.ErrorIs(t, <-ended, context.Canceled)
	assert.Equal(t, []string{"compare done", "甲局 fail verify [policy]"}, lines)
}
