package mail

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox/eml"
	"nianbao/internal/outside"
)

var clock = func() time.Time { return time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC) }

// office is a ledger that owes each agency a reminder, and a real server on loopback.
type office struct {
	*Post
	t     testing.TB
	inbox string
	told  []ledger.Sending
}

func newOffice(t testing.TB, addresses ...string) *office {
	l, err := ledger.Create(t.Context(), filepath.Join(t.TempDir(), "l.db"), 2025, clock)
	require.NoError(t, err)
	t.Cleanup(func() { l.Close() })
	var list roster.List
	var ids []int64
	for i, address := range addresses {
		list.Agencies = append(list.Agencies, roster.Agency{Name: fmt.Sprintf("第%d局", i+1), Mail: address})
		ids = append(ids, int64(i+1))
	}
	_, err = l.Adopt(t.Context(), &list)
	require.NoError(t, err)
	run, _, err := l.RemindByMail(t.Context(), ids, "2026-02-01")
	require.NoError(t, err)
	require.NoError(t, l.Reminded(t.Context(), run))
	o := &office{t: t, inbox: t.TempDir()}
	o.Post = &Post{Ledger: l, From: "office@example.cn", Office: "某县政府办", Now: clock,
		Compose: func(_ context.Context, s ledger.Sending) (*Letter, error) {
			a := list.Agencies[s.Agency-1]
			return &Letter{Agency: a.Name, To: a.Mails(), Subject: "催报", Text: a.Name + "：\r\n请报送。\r\n"}, nil
		},
		Tell: func(_ *Letter, s ledger.Sending) { o.told = append(o.told, s) }}
	return o
}

// serve starts the server, and returns how it is ended.
func (o *office) serve(port string) (end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, outside.Python(o.t, "aiosmtpd"), "testdata/server.py", o.inbox, port)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	require.NoError(o.t, err)
	require.NoError(o.t, cmd.Start())
	end = func() { cancel(); _ = cmd.Wait() }
	o.t.Cleanup(end)
	at, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(o.t, err)
	o.Server, err = ParseServer("smtp://127.0.0.1:" + strings.TrimSpace(at))
	require.NoError(o.t, err)
	o.Server.Timeout = 2 * time.Second
	return end
}

// arrived are the recipients of what the server took, in order.
func (o *office) arrived() (all []string) {
	files, err := filepath.Glob(filepath.Join(o.inbox, "*.eml"))
	require.NoError(o.t, err)
	for _, f := range files {
		all = append(all, strings.TrimSuffix(filepath.Base(f)[4:], "@x.cn.eml"))
	}
	return all
}

func (o *office) states() (all []ledger.SendState) {
	list, err := o.Ledger.Sendings(o.t.Context())
	require.NoError(o.t, err)
	for _, s := range list {
		all = append(all, s.State)
	}
	return all
}

// Each message has its outcome, with the server's words, and none keeps the next from going out; a
// second run sends what is still owed and nothing twice.
func TestSend(t *testing.T) {
	o := newOffice(t, "a@x.cn", "refused@x.cn", "later@x.cn", "lost@x.cn", "content@x.cn", "slow@x.cn",
		"", "not an address",
		"b@x.cn、refused2@x.cn", "z@x.cn")
	o.serve("0")
	sum, err := o.Send(t.Context(), ledger.MailedReminder)
	require.NoError(t, err)
	assert.Equal(t, Sum{Sent: 3, Refused: 3, PutOff: 1, Doubtful: 2, Nowhere: 1, Left: 1}, sum)
	const sent, refused, owed, doubt = ledger.Sent, ledger.Rejected, ledger.Owed, ledger.InDoubt
	assert.Equal(t, []ledger.SendState{sent, refused, owed, doubt, refused, doubt, refused,
		refused, sent, sent}, o.states())
	assert.Equal(t, []string{"a", "lost", "slow", "b", "z"}, o.arrived())
	for i, said := range map[int]string{1: "550 5.1.1 no such mailbox", 2: "451 4.7.1", 4: "554 5.7.1",
		7: "“not”", 8: "refused2@x.cn: 550"} {
		assert.Contains(t, o.told[i].Said, said)
	}

	sum, err = o.Send(t.Context(), ledger.MailedReminder)
	require.NoError(t, err)
	assert.Equal(t, Sum{PutOff: 1, Left: 1}, sum)
	assert.Len(t, o.arrived(), 5)
	proof, err := o.Ledger.Verify(t.Context())
	require.NoError(t, err)
	assert.Empty(t, proof.Problems)

	n, err := o.Ledger.Resend(t.Context(), 4, ledger.InDoubt)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	_, err = o.Send(t.Context(), ledger.MailedReminder)
	require.NoError(t, err)
	first, second := o.read(1), o.read(5)
	assert.Equal(t, first.ID, second.ID, "sent once more, it is the same message")
}

func (o *office) read(n int) *eml.Message {
	files, err := filepath.Glob(filepath.Join(o.inbox, "*.eml"))
	require.NoError(o.t, err)
	data, err := os.ReadFile(files[n])
	require.NoError(o.t, err)
	m, err := eml.Read(data)
	require.NoError(o.t, err)
	return m
}

// A server that ends the connection before it takes anything, or that is not there, leaves all
// owed; the next run goes on. So does one that is interrupted.
func TestSendGoesOnWhereItStopped(t *testing.T) {
	o := newOffice(t, "a@x.cn", "b@x.cn", "c@x.cn")
	end := o.serve("0")
	port := o.Server.Port
	ctx, stop := context.WithCancel(t.Context())
	o.Tell = func(*Letter, ledger.Sending) { stop() }
	sum, err := o.Send(ctx, ledger.MailedReminder)
	assert.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, Sum{Sent: 1, Left: 2}, sum)
	end()

	o.session, o.Tell = nil, func(*Letter, ledger.Sending) {}
	sum, err = o.Send(t.Context(), ledger.MailedReminder)
	assert.ErrorContains(t, err, "不能连上邮件服务器")
	assert.Equal(t, 2, sum.Left)
	assert.Equal(t, []ledger.SendState{ledger.Sent, ledger.Owed, ledger.Owed}, o.states())

	o.session = nil
	o.serve(port)
	sum, err = o.Send(t.Context(), ledger.MailedReminder)
	require.NoError(t, err)
	assert.Equal(t, Sum{Sent: 2}, sum)
}
