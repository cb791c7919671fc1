package ledger

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
)

// workerEnv has the test's own binary be a worker that never comes to the end of its job.
const workerEnv = "NIANBAO_TEST_WORKER"

func TestMain(m *testing.M) {
	if place := os.Getenv(workerEnv); place != "" {
		hold(place)
	}
	os.Exit(m.Run())
}

func hold(place string) {
	ctx := context.Background()
	l, err := Open(ctx, place, clock)
	if err == nil {
		_, err = l.Work(ctx, "killed", 1000, func(context.Context, Job) (Result, error) {
			fmt.Println("held")
			_, err := bufio.NewReader(os.Stdin).ReadString('\n')
			return Result{}, err
		})
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// nothing is a job that needs nothing done.
func nothing(context.Context, Job) (Result, error) { return Result{}, nil }

func (l *Ledger) jobs(t *testing.T) (lines []string) {
	all, err := l.Jobs(t.Context())
	require.NoError(t, err)
	for _, j := range all {
		lines = append(lines, fmt.Sprint(j.Kind, " ", j.File, j.State, " ", j.Worker, j.Why.Zh))
	}
	return lines
}

func TestJobsComeToTheirEnd(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := fresh(t, s)
		in := l.taken(t, "a", 1)
		require.NoError(t, l.LeaveWork(t.Context()))
		require.NoError(t, l.LeaveWork(t.Context()), "nothing has changed since")
		require.Equal(t, []string{"compare open "}, l.jobs(t))
		_, seen, err := l.OpenJobs(t.Context())
		require.NoError(t, err)
		last, err := l.LastEntry(t.Context())
		require.NoError(t, err)
		assert.Equal(t, last, seen)

		none, err := l.Work(t.Context(), "w", seen-1, nothing)
		require.NoError(t, err)
		assert.Nil(t, none, "whoever has not seen what it is about cannot do it")
		_, err = l.Work(t.Context(), "w", seen, func(context.Context, Job) (Result, error) {
			return Result{Judge: []int64{in.ID}}, nil
		})
		require.NoError(t, err)
		require.Equal(t, []string{"compare done w", "judge a.xlsxopen "}, l.jobs(t))
		ended, err := l.Work(t.Context(), "w", seen, func(_ context.Context, j Job) (Result, error) {
			return Result{Judgement: &Judgement{Taking: j.About, Basis: "new", Prints: []byte{0},
				Why:      []string{"policy"},
				Findings: []finding.Finding{{Rule: "r", Class: "must", Outcome: finding.Fails}}}}, nil
		})
		require.NoError(t, err)
		assert.Equal(t, finding.Fail, ended.Now.Verdict)
		assert.Equal(t, []string{"policy"}, ended.Changed)
		assert.Equal(t, []string{"compare done w", "judge a.xlsxdone w"}, l.jobs(t))
		assert.Empty(t, l.problems(t), "what it changed is in the journal")

		require.NoError(t, l.LeaveWork(t.Context()))
		assert.Equal(t, []string{"compare open "}, l.jobs(t), "what was done is forgotten")
	})
}

func TestAJobThatFails(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := fresh(t, s)
		require.NoError(t, l.LeaveWork(t.Context()))
		ended, err := l.Work(t.Context(), "w", 1000, func(context.Context, Job) (Result, error) {
			return Result{}, message.NewError("ledger.withdrawn")
		})
		require.NoError(t, err)
		assert.Equal(t, JobFailed, ended.State)
		assert.Equal(t, []string{"compare failed w这份来件已经撤回过了"}, l.jobs(t))
		n, _, err := l.OpenJobs(t.Context())
		require.NoError(t, err)
		assert.Zero(t, n)
	})
}

// One who is stopped, or whose process is killed, leaves its job to the next.
func TestAWorkerThatEndsBefore(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		t.Run("stopped", func(t *testing.T) {
			l := fresh(t, s)
			require.NoError(t, l.LeaveWork(t.Context()))
			ctx, stop := context.WithCancel(t.Context())
			_, err := l.Work(ctx, "w", 1000, func(context.Context, Job) (Result, error) {
				stop()
				return Result{}, errors.New("stopped")
			})
			require.ErrorIs(t, err, context.Canceled)
			assert.Equal(t, []string{"compare open "}, l.jobs(t))
		})
		t.Run("killed", func(t *testing.T) {
			l := fresh(t, s)
			require.NoError(t, l.LeaveWork(t.Context()))
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), workerEnv+"="+l.File)
			in, err := cmd.StdinPipe()
			require.NoError(t, err)
			defer in.Close()
			out, err := cmd.StdoutPipe()
			require.NoError(t, err)
			require.NoError(t, cmd.Start())
			said, err := bufio.NewReader(out).ReadString('\n')
			require.NoError(t, err)
			require.Equal(t, "held\n", said)
			if s == inDatabase { // a file has one writer, for whom others wait
				none, err := l.Work(t.Context(), "w", 1000, nothing)
				require.NoError(t, err)
				assert.Nil(t, none, "it is held")
				assert.NoError(t, l.Extend(t.Context(), 1, "2026-03-01", ""), "and holds up nobody")
			}
			require.NoError(t, cmd.Process.Kill())
			_ = cmd.Wait()
			require.Eventually(t, func() bool { // the server has to notice
				ended, err := l.Work(t.Context(), "next", 1000, nothing)
				return assert.NoError(t, err) && ended != nil
			}, 30*time.Second, 10*time.Millisecond)
			assert.Equal(t, []string{"compare done next"}, l.jobs(t))
			assert.Empty(t, l.problems(t))
		})
	})
}

// Workers share jobs, and each job is done once.
func TestWorkersShareJobs(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		const n = 20
		l := fresh(t, s)
		require.NoError(t, l.LeaveWork(t.Context()))
		_, err := l.Work(t.Context(), "w", 1000, func(context.Context, Job) (r Result, err error) {
			for i := range int64(n) {
				r.Judge = append(r.Judge, 100+i)
			}
			return r, nil
		})
		require.NoError(t, err)
		var mu sync.Mutex
		done := map[int64]int{}
		var all sync.WaitGroup
		for i := range 3 {
			all.Go(func() {
				mine, err := Open(t.Context(), l.File, clock)
				if !assert.NoError(t, err) {
					return
				}
				defer mine.Close()
				for {
					ended, err := mine.Work(t.Context(), fmt.Sprint(i), 1000, nothing)
					if !assert.NoError(t, err) || ended == nil {
						return
					}
					mu.Lock()
					done[ended.About]++
					mu.Unlock()
				}
			})
		}
		all.Wait()
		assert.Len(t, done, n)
		for about, times := range done {
			assert.Equal(t, 1, times, about)
		}
	})
}
