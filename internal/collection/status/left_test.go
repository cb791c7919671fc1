package status

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/answer"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
)

// Work that was left is shown while it is open, and with the reason where it failed; what is done is not.
func TestLeftWorkIsShown(t *testing.T) {
	d := county(t)
	shown := func() (text string, work jsonWork) {
		s := d.status("")
		var out bytes.Buffer
		require.NoError(t, s.Text(t.Context(), &answer.Writer{Out: &out, Lang: message.Chinese}))
		text = out.String()
		out.Reset()
		require.NoError(t, s.JSON(t.Context(), &out, message.Chinese))
		var got struct{ Work jsonWork }
		require.NoError(t, json.Unmarshal(out.Bytes(), &got))
		return text, got.Work
	}
	do := func(r ledger.Result, err error) {
		last, of := d.LastEntry(t.Context())
		require.NoError(t, of)
		ended, of := d.Work(t.Context(), "w", last, func(context.Context, ledger.Job) (ledger.Result, error) {
			return r, err
		})
		require.NoError(t, of)
		require.NotNil(t, ended)
	}
	text, work := shown()
	assert.NotContains(t, text, "留下的活")
	assert.Equal(t, jsonWork{Failed: []jsonFault{}}, work)

	require.NoError(t, d.LeaveWork(t.Context()))
	text, work = shown()
	assert.Contains(t, text, "\n留下的活\n  还有 1 件没有办")
	assert.Equal(t, 1, work.Open)

	do(ledger.Result{Judge: []int64{2}}, nil)
	do(ledger.Result{}, errors.New("原件打不开"))
	text, work = shown()
	assert.Contains(t, text, "\n留下的活\n  没有办成　重审 in/2.xlsx：原件打不开\n")
	assert.Equal(t, jsonWork{Failed: []jsonFault{{"judge", "in/2.xlsx", "原件打不开", "2026-02-01T09:00:00Z"}}}, work)
}
