package officer_test

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/officer"
	"nianbao/internal/desktest"
)

// Every act on an agency is found in its own part of the journal, on its page, with who did it.
func TestEveryActIsInTheAgencysJournal(t *testing.T) {
	const round = "/receipts/2025-000002"
	o := desktest.New(t)
	o.TwoCounties()
	v := o.Officer("王办", ledger.RoleOfficer, "")
	o.HandIn(desktest.Finance, desktest.Sent("a.xlsx", o.Workbook(desktest.Finance, desktest.Wrong)))
	asking := o.Workbook(desktest.Archives, desktest.Figure("disclosure.documents.issued", "3"))
	one := o.HandIn(desktest.Archives, desktest.Sent("b.xlsx", asking))[0]
	finding := desktest.Asking(one)
	answer, text := v.Send(strings.TrimPrefix(o.Link(desktest.Archives), o.URL)+round+"/explanations",
		url.Values{finding: {"本年清理废止了全部规范性文件，所以现行有效为零"}})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
	v.Upload("/desk/take/files", desktest.Sent("水利.xlsx", o.Workbook("甲县水力局")))
	stray := o.LastEntry()
	require.Equal(t, "take", stray.Action)
	at, archives := o.At(desktest.Finance), o.At(desktest.Archives)
	id := at[strings.LastIndex(at, "/")+1:]
	walked := []string{}
	for _, c := range []struct {
		act, to string // an act's id, else an address
		form    url.Values
		page    string // whose journal has it
		did     string
	}{
		{"extend", "", url.Values{"until": {"2026-02-20"}, "reason": {"灾情"}}, at, "改期限"},
		{"unextend", "", nil, at, "改期限"},
		{"exempt", "", url.Values{"reason": {"机构撤销"}}, at, "免报或恢复报送"},
		{"unexempt", "", nil, at, "免报或恢复报送"},
		{"return", "", nil, at, "退回标注好的表"},
		{"", "/desk/reminders", url.Values{"agency": {id}}, at, "发了催报单"},
		{"withdraw", "", url.Values{"receipt": {"2025-000001"}, "reason": {"收错了"}}, at, "撤回一次报送"},
		{"renew", "", nil, at, "发放或换发链接"},
		{"revoke", "", nil, at, "收回链接"},
		{"", archives + round + "/accept", url.Values{"finding": {finding}}, archives, "认可情况说明"},
		{"", archives + round + "/sendback", url.Values{"finding": {finding}, "reason": {"请写明文号"}},
			archives, "退回情况说明"},
		{"", "/desk/files/3/assign", url.Values{"agency": {"甲县水利局"}}, o.At("甲县水利局"), "认领文件"},
		{"rename", "", url.Values{"name": {"示例县财政和国资局"}}, at, "“示例县财政局”改为“示例县财政和国资局”"},
		{"merge", "", url.Values{"into": {desktest.Archives}}, archives, "“示例县财政和国资局”并入“" + desktest.Archives + "”"},
	} {
		t.Run(c.act+c.to, func(t *testing.T) {
			to := c.to
			if c.act != "" {
				to = at + "/acts/" + c.act
				walked = append(walked, c.act)
			}
			answer, text := v.Send(to, c.form)
			require.Equal(t, http.StatusSeeOther, answer.StatusCode, text)
			number, err := strconv.ParseInt(c.page[strings.LastIndex(c.page, "/")+1:], 10, 64)
			require.NoError(t, err)
			part, err := o.Ledger.EntriesOf(t.Context(), number, 0)
			require.NoError(t, err)
			require.NotEmpty(t, part)
			last := part[len(part)-1]
			assert.Equal(t, o.LastEntry().Seq, last.Seq, "the last entry is in the agency's part")
			who, reason := last.Said()
			assert.Equal(t, ledger.Actor{Kind: ledger.Officer, Name: "王办"}, who)
			assert.Equal(t, c.form.Get("reason"), reason)
			_, page := v.Open(c.page)
			_, journal, _ := strings.Cut(page, `id="journal"`)
			row, _, _ := strings.Cut(journal, "</tr>")
			assert.Contains(t, row, c.did)
			assert.Contains(t, row, "王办")
			assert.Contains(t, row, reason)
		})
	}
	all := officer.ActIDs()
	slices.Sort(all)
	slices.Sort(walked)
	assert.Equal(t, all, walked, "an act that no case here does")
}
