package eml

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Programs put something before a message when they save it.
func TestSavedMessages(t *testing.T) {
	whole := string(message(from, attached("x", "a.xlsx")))
	for what, data := range map[string]string{
		"a byte order mark":     "\ufeff" + whole,
		"empty lines":           "\r\n\n" + whole,
		"the line of a mailbox": "From - Fri Jan 23 15:00:00 2026\nX-Mozilla-Status: 0001\n" + whole,
		"line ends of Unix":     strings.ReplaceAll(whole, "\r\n", "\n"),
	} {
		t.Run(what, func(t *testing.T) {
			m, err := Read([]byte(data))
			require.NoError(t, err)
			assert.Equal(t, []File{{"a.xlsx", []byte("x")}}, m.Files)
			assert.Equal(t, "a@b.c", m.From)
		})
	}
}

// A message that comes back undelivered brings what we attached, which is no agency's report.
func TestNoticeOfDelivery(t *testing.T) {
	m, err := Read([]byte(from + "Content-Type: multipart/report; boundary=b\r\n\r\n" +
		part("无法投递", "Content-Type: text/plain; charset=utf-8") +
		"--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n" +
		"--b\r\nContent-Type: message/rfc822\r\n\r\n" + string(message(from, attached("x", "a.xlsx"))) +
		"\r\n--b--\r\n"))
	require.NoError(t, err)
	assert.Empty(t, m.Files)
	assert.Equal(t, "无法投递", m.Text)
}

func TestSealed(t *testing.T) {
	m, err := Read(lines("From: a@b.c", "Content-Type: application/pkcs7-mime; name=smime.p7m", "", "MII"))
	require.NoError(t, err)
	assert.True(t, m.Sealed)
	assert.Empty(t, m.Files)
}
