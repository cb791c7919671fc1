package mail

import (
	"bytes"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/inbox/eml"
)

// headers are the names of a message's header fields.
func headers(t testing.TB, data []byte) (names []string) {
	m, err := netmail.ReadMessage(bytes.NewReader(data))
	require.NoError(t, err)
	for name := range m.Header {
		names = append(names, name)
	}
	return names
}

// hostile are names that end a header, a quote, a message, or lead elsewhere.
var hostile = []string{"某局\r\nBcc: x@y.z", "某局\nX-A: b\n\n<html>", `某局"; filename="a.exe`,
	"某局\u2028Bcc: x@y.z",
	"\x00\x1b[2J某局", "=?utf-8?q?a=0D=0ABcc:_x?=", "a\u202Excod.exe", strings.Repeat("长", 4000),
	"../../某局", ".", "",
	"某局 <x@y.z>, b@c.d", "\r\n.\r\nMAIL FROM:<x@y.z>"}

func TestNoNameInjectsHeaders(t *testing.T) {
	plain := Letter{Agency: "甲局", To: []string{"a@x.cn"}, Subject: "催报", Text: "正文", From: "o@x.cn",
		Office: "办",
		ID:     "1@x.cn", Date: time.Unix(0, 0).UTC(), Files: []File{{Name: "年报.xlsx", Data: []byte("x")}}}
	data, err := plain.Bytes()
	require.NoError(t, err)
	again, err := plain.Bytes()
	require.NoError(t, err)
	assert.Equal(t, string(data), string(again), "the same letter gives the same bytes")
	want := headers(t, data)
	for _, name := range hostile {
		t.Run(line(name), func(t *testing.T) {
			l := plain
			l.Agency, l.Subject, l.Office, l.ID, l.Files = name, name, name, name+"1@x.cn", []File{{Name: name,
				Data: []byte("x")}}
			data, err := l.Bytes()
			require.NoError(t, err)
			assert.ElementsMatch(t, want, headers(t, data))
			m, err := eml.Read(data)
			require.NoError(t, err)
			require.Len(t, m.Files, 1)
			assert.Equal(t, []string{"正文", "o@x.cn"}, []string{m.Text, m.From})
			assert.NotContains(t, m.Files[0].Name, "\n")
			for _, row := range strings.Split(string(data), "\r\n") {
				assert.LessOrEqual(t, len(row), 998)
				assert.NotContains(t, row, "\n")
			}
			l.To = []string{name + "@x.cn\r\nRCPT TO:<x@y.z>"}
			_, err = l.Bytes()
			assert.Error(t, err)
		})
	}
}

// Names are there in full for programs that read RFC 2231, and in ASCII for those that do not.
func TestNamesOfAttachments(t *testing.T) {
	for name, want := range map[string][2]string{
		"某县水利局（第2次）.xlsx": {`name="2.xlsx"`, "某县水利局（第2次）.xlsx"},
		"某县水利局.xlsx":      {`name="nianbao.xlsx"`, "某县水利局.xlsx"},
		"report 1.docx":   {`name="report1.docx"`, "report 1.docx"},
		`a"b\c/d.xlsx`:    {`name="ab_c_d.xlsx"`, "a'b_c_d.xlsx"},
	} {
		t.Run(name, func(t *testing.T) {
			l := Letter{Agency: "甲", To: []string{"a@x.cn"}, From: "o@x.cn", ID: "1@x",
				Files: []File{{Name: name, Data: []byte("x")}}}
			data, err := l.Bytes()
			require.NoError(t, err)
			assert.Contains(t, string(data), want[0])
			assert.Contains(t, string(data), "filename*=UTF-8''")
			m, err := eml.Read(data)
			require.NoError(t, err)
			assert.Equal(t, want[1], m.Files[0].Name)
		})
	}
}

func TestParseServer(t *testing.T) {
	for url, want := range map[string]string{
		"smtp://u@mail.example.cn:587": "mail.example.cn 587 u false",
		"smtps://u@mail.example.cn":    "mail.example.cn 465 u true",
		"smtp://127.0.0.1":             "127.0.0.1 587  false", "smtps://u%40x.cn@h": "h 465 u@x.cn true",
		"smtp://u:secret@h": "", "http://h": "", "h:25": "", "smtp://h/x": "", "smtp://": "",
		"smtp://h\r\n": "",
	} {
		t.Run(url, func(t *testing.T) {
			s, err := ParseServer(url)
			if want == "" {
				require.Error(t, err)
				assert.NotContains(t, err.Error(), "secret")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, want, strings.Join([]string{s.Host, s.Port, s.User, map[bool]string{true: "true",
				false: "false"}[s.TLS]}, " "))
		})
	}
}

// A line to another machine is never open: without STARTTLS nothing goes over it, no password first
// of all.
func TestLoopback(t *testing.T) {
	for host, is := range map[string]bool{"127.0.0.1": true, "localhost": true, "::1": true,
		"127.0.0.1.example.cn": false,
		"10.0.0.1":             false, "localhost.example.cn": false} {
		assert.Equal(t, is, (&Server{Host: host}).loopback(), host)
	}
}
