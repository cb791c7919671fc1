package ledger

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The message a file came in is kept with the taking, and found by its Message-ID.
func TestMails(t *testing.T) {
	onBoth(t, func(t *testing.T, on store) {
		l := fresh(t, on)
		m := Mail{Message: "1@b.c", Sender: "a@b.c", Name: "甲局", Subject: "报送", Sent: "2026-01-19T01:02:03Z",
			Received: "2026-01-20T01:02:03Z", Text: "见附件"}
		_, err := l.Take(t.Context(), Entering{Taking: Taking{Key: "k", File: "来信.eml!a.xlsx", State: Refused,
			Scope: "own", Verdict: "unreadable", Received: "2026-01-20"}, Mail: &m})
		require.NoError(t, err)
		l.taken(t, "b", 1)
		all, err := l.Mails(t.Context(), []int64{1, 2})
		require.NoError(t, err)
		assert.Equal(t, map[int64]Mail{1: m}, all)
		for message, found := range map[string]bool{"1@b.c": true, "2@b.c": false} {
			in, err := l.InMail(t.Context(), message, "k")
			require.NoError(t, err)
			assert.Equal(t, found, in != nil)
		}
		assert.Empty(t, l.problems(t))
		_, err = l.db.pool.Exec("UPDATE mails SET sender = 'x@y.z'")
		require.NoError(t, err)
		assert.NotEmpty(t, l.problems(t))
	})
}

// A message is begun once, whoever asks, and what was begun and not settled is nobody's to send
// again but a person's.
func TestSendings(t *testing.T) {
	onBoth(t, func(t *testing.T, on store) {
		ctx, l := t.Context(), fresh(t, on)
		state := func() (states []SendState) {
			all, err := l.Sendings(ctx)
			require.NoError(t, err)
			for _, s := range all {
				states = append(states, s.State)
			}
			return states
		}
		first := l.taken(t, "a", 1)
		require.NoError(t, l.Returned(ctx, first.Taking, "甲局.xlsx"))
		assert.Empty(t, state(), "by hand")
		require.NoError(t, l.ReturnedByMail(ctx, first.Taking, "甲局.xlsx"))
		_, _, err := l.RemindByMail(ctx, []int64{1, 2}, "2026-02-01")
		require.NoError(t, err)
		assert.Equal(t, []SendState{Owed, Owed, Owed}, state())

		s := Sending{Kind: MailedReminder, Agency: 1, Item: 1, Address: "a@b.c", Message: "1@office"}
		for _, ok := range []bool{true, false} {
			begun, err := l.BeginSending(ctx, s)
			require.NoError(t, err)
			assert.Equal(t, ok, begun)
		}
		assert.Equal(t, []SendState{InDoubt, Owed, Owed}, state())
		n, err := l.Resend(ctx, 1, InDoubt)
		require.NoError(t, err)
		assert.Equal(t, 1, n)
		assert.Equal(t, []SendState{Owed, Owed, Owed}, state())

		s.State, s.Said = Sent, "250 ok"
		require.NoError(t, l.SettleSending(ctx, s))
		assert.Equal(t, []SendState{Owed, Owed, Owed}, state(), "none is sent that was not begun")
		_, err = l.BeginSending(ctx, s)
		require.NoError(t, err)
		require.NoError(t, l.SettleSending(ctx, s))
		assert.Equal(t, []SendState{Sent, Owed, Owed}, state())

		run, _, err := l.RemindByMail(ctx, nil, "")
		require.NoError(t, err)
		require.NoError(t, l.Reminded(ctx, run))
		_, _, err = l.RemindByMail(ctx, []int64{2}, "2026-02-11")
		require.NoError(t, err)
		assert.Equal(t, []SendState{Sent, Dropped, Owed, Owed}, state(), "the newer reminder is the one to send")
		assert.Empty(t, l.problems(t))
	})
}
