package status

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// Who got what, when and under which Message-ID is there for people and programs; what did not
// arrive is named.
func TestMailed(t *testing.T) {
	ctx := t.Context()
	d := newDesk(t, roster.Agency{Name: "一局"}, roster.Agency{Name: "二局"}, roster.Agency{Name: "三局"},
		roster.Agency{Name: "四局"})
	require.NoError(t, d.OweTemplates(ctx, []int64{1, 2, 3, 4}, ledger.MailedTemplate))
	for _, s := range []ledger.Sending{
		{Agency: 1, Address: "a@x.cn", Message: "1@o", State: ledger.Sent, Said: "250 queued"},
		{Agency: 2, Address: "b@x.cn", Message: "2@o", State: ledger.Rejected, Said: "550 =no such mailbox"},
		{Agency: 3, State: ledger.Rejected},
		{Agency: 4, Address: "d@x.cn", Message: "4@o", State: ledger.InDoubt},
	} {
		s.Kind = ledger.MailedTemplate
		if s.Address != "" {
			_, err := d.BeginSending(ctx, s)
			require.NoError(t, err)
		}
		require.NoError(t, d.SettleSending(ctx, s))
	}
	s := d.status("")

	term, text, _ := terminal.Buffer(message.Chinese)
	s.mailText(&term.Writer)
	assert.Equal(t, "\n邮件\n  已发 1 封，待发 0 封\n"+
		"  二局　统计表（本机关）　被拒　b@x.cn　550 =no such mailbox\n  三局　统计表（本机关）　没有邮箱　　\n"+
		"  四局　统计表（本机关）　不知是否发到　d@x.cn　\n", text.String())

	var out bytes.Buffer
	require.NoError(t, s.JSON(t.Context(), &out, message.English))
	var got struct{ Mail []map[string]any }
	require.NoError(t, json.Unmarshal(out.Bytes(), &got))
	require.Len(t, got.Mail, 4)
	assert.Equal(t, map[string]any{"agency": "一局", "kind": "template", "number": 0.0, "receipt": "", "state": "sent",
		"address": "a@x.cn", "message": "1@o", "said": "250 queued", "at": "2026-02-01T09:00:00Z"}, got.Mail[0])

	out.Reset()
	require.NoError(t, s.Workbook(t.Context(), &out))
	book, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	rows, err := book.GetRows("邮件")
	require.NoError(t, err)
	assert.Equal(t, []string{"一局", "统计表（本机关）", "2026-02-01 17:00", "已发", "a@x.cn", "1@o", "250 queued"}, rows[2])
	assert.Equal(t, []string{"三局", "统计表（本机关）", "2026-02-01 17:00", "没有邮箱"}, rows[4])
}
