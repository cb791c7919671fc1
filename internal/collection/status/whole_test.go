package status

import (
	"bytes"
	"context"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/answer"
	"nianbao/internal/collection/roster"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// Of the reports only those are read whole of which something is shown, and few at a time, however
// many there are.
func TestOnlyWhatIsShownIsReadWhole(t *testing.T) {
	d := county(t) // four have a report: one fails, one asks, one has replaced its first
	read := func(show func(*Status, context.Context) error) Work {
		s := d.status("")
		assert.Zero(t, s.Worked(), "the state itself is of outlines")
		for _, a := range s.Agencies {
			for _, in := range a.Current() {
				assert.Empty(t, in.Findings, a.Name)
			}
		}
		s.atOnce = 2
		require.NoError(t, show(s, t.Context()))
		return s.Worked()
	}
	for name, c := range map[string]struct {
		reports int
		show    func(*Status, context.Context) error
	}{
		"text": {3, func(s *Status, ctx context.Context) error {
			return s.Text(ctx, &answer.Writer{Out: io.Discard, Lang: message.Chinese})
		}},
		"next steps": {0, func(s *Status, _ context.Context) error { s.Next(s.Today); return nil }},
		"csv":        {2, func(s *Status, ctx context.Context) error { return s.CSV(ctx, io.Discard) }},
		"json, with the rules of all": {4, func(s *Status, ctx context.Context) error {
			return s.JSON(ctx, io.Discard, message.Chinese)
		}},
		"letters": {2, func(s *Status, ctx context.Context) error {
			_, err := s.Letters(ctx, time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))
			return err
		}},
		"one letter": {1, func(s *Status, ctx context.Context) error {
			_, _, _, err := s.Reminder(ctx, s.Agencies[1], 1, time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			work := read(c.show)
			assert.Equal(t, c.reports, work.Reports)
			assert.LessOrEqual(t, work.Held, 2)
		})
	}
}

// However few are held at a time, what is shown is the same.
func TestShownInPartsIsTheSame(t *testing.T) {
	d := county(t)
	shown := func(atOnce int) (all [][]byte) {
		s := d.status("")
		s.atOnce, s.Today = atOnce, time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
		for _, show := range []func(io.Writer) error{
			func(w io.Writer) error {
				return s.Text(t.Context(), &answer.Writer{Out: w, Lang: message.English})
			},
			func(w io.Writer) error { return s.JSON(t.Context(), w, message.English) },
			func(w io.Writer) error { return s.CSV(t.Context(), w) },
			func(w io.Writer) error { return s.Workbook(t.Context(), w) },
		} {
			var out bytes.Buffer
			require.NoError(t, show(&out))
			all = append(all, out.Bytes())
		}
		return all
	}
	assert.Equal(t, shown(0), shown(1))
}

// What cannot be read ends the output; half a list is none.
func TestUnreadableEndsTheStatus(t *testing.T) {
	d := newDesk(t, roster.Agency{Name: "一局"})
	d.in(1, report.Own, "2026-01-20", fails)
	s := d.status("")
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	require.Error(t, s.Text(gone, &answer.Writer{Out: io.Discard, Lang: message.Chinese}))
	require.Error(t, s.CSV(gone, io.Discard))
	require.Error(t, s.JSON(gone, io.Discard, message.Chinese))
	require.Error(t, s.Workbook(gone, io.Discard))
	_, _, err := s.Rehearse(gone, t.TempDir(), time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), &output.Run{})
	require.Error(t, err)
}
