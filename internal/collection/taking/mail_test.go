package taking

import (
	"encoding/base64"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
)

// inMail is a message with one attachment, received by the office's server on a day of January 2026.
func inMail(id string, day int, from, name string, data []byte) []byte {
	headers := fmt.Sprintf("Received: by mail.office.example; Tue, %02d Jan 2026 23:30:00 +0800\r\n"+
		"Received: by pc; Thu, 01 Jan 2026 00:00:00 +0800\r\nMessage-ID: <%s>\r\nFrom: <%s>\r\n", day, id,
		from)
	return []byte(headers + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
		"年报见附件\r\n--b\r\nContent-Disposition: attachment; filename=\"" + name +
		"\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString(data) + "\r\n--b--\r\n")
}

// A message is one sending, however often it is saved: its day is that of the office's server, and
// the later one counts.
func TestMessagesAreTakenIn(t *testing.T) {
	o := newOffice(t, "甲局")
	o.Received = "2026-01-25"
	first, second := o.file("甲局", wrong), o.file("甲局")
	o.put("b-2.eml", inMail("2@x", 20, "a@x.cn", "年报.xlsx", second))
	o.put("c-1.eml", inMail("1@x", 12, "a@x.cn", "年报.xlsx", first))
	o.takes()
	current, err := o.Ledger.CurrentOf(t.Context(), 1, "own")
	require.NoError(t, err)
	assert.Equal(t, "2026-01-20", current.Received, "not the day of the run, nor the sender's")
	mails, err := o.Ledger.Mails(t.Context(), []int64{current.ID})
	require.NoError(t, err)
	assert.Equal(t, ledger.Mail{Message: "2@x", Sender: "a@x.cn", Received: "2026-01-20T15:30:00Z",
		Text: "年报见附件"},
		mails[current.ID])

	before := o.entries()
	o.put("d-1 (2).eml", inMail("1@x", 12, "a@x.cn", "年报.xlsx", first))
	o.put("d-2 (2).eml", inMail("2@x", 20, "a@x.cn", "年报.xlsx", second))
	for _, line := range o.takes() {
		assert.Contains(t, line, "already")
	}
	assert.Equal(t, before, o.entries(), "saved once more, it changes nothing")

	o.put("e-3.eml", inMail("3@x", 21, "a@x.cn", "年报.xlsx", first))
	o.takes()
	current, err = o.Ledger.CurrentOf(t.Context(), 1, "own")
	require.NoError(t, err)
	assert.Equal(t, "2026-01-21", current.Received, "sent once more, it is a sending of its own")
}

func TestDayOfMessages(t *testing.T) {
	for name, c := range map[string]struct {
		day   int
		dated bool
		by    Upload
		want  string
	}{
		"the office's server":        {12, false, Upload{}, "2026-01-12"},
		"a day the officer named":    {12, true, Upload{}, "2026-01-25"},
		"a clock that is ahead":      {30, false, Upload{}, "2026-01-25"},
		"by an officer at the desk":  {12, false, Upload{Agency: 1, Officer: true}, "2026-01-12"},
		"by the agency, through its": {12, false, Upload{Agency: 1}, "2026-01-25"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, "甲局")
			b := o.batch(o.Ledger, "2026-01-25")
			b.Dated, b.link, b.officer = c.dated, c.by.Agency, c.by.Officer
			files := inbox.Upload("1.eml", inMail("1@x", c.day, "a@x.cn", "a.xlsx", nil))
			assert.Equal(t, c.want, b.day(files[0]))
		})
	}
}

// The address a message came from is a hint for the officer, and makes no report anybody's.
func TestWhoWrote(t *testing.T) {
	o := newOffice(t)
	_, err := o.Ledger.Adopt(t.Context(), &roster.List{Agencies: []roster.Agency{
		{Name: "甲局", Mail: "a@x.cn、办公室@x.cn"}, {Name: "乙局", Mail: "b@x.cn"}}})
	require.NoError(t, err)
	require.NoError(t, o.Prepare(t.Context()))
	o.put("1.eml", inMail("1@x", 12, "A@X.cn", "表.xlsx", o.file("无名局")))
	o.put("2.eml", inMail("2@x", 12, "b@x.cn", "表.xlsx", []byte("junk")))
	o.put("3.eml", inMail("3@x", 12, "c@x.cn", "表.xlsx", []byte("junk, too")))
	o.takes()
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.Equal(t, []string{"甲局"}, all[0].Near)
	assert.Equal(t, []int64{0, 2, 0}, []int64{all[0].Agency, all[1].Agency, all[2].Agency})
}
