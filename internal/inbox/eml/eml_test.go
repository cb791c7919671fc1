package eml

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func gbk(text string) string {
	out, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return out
}

func b64(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

func lines(all ...string) []byte { return []byte(strings.Join(all, "\r\n")) }

// part is one part of a multipart: its headers, and its content in base64.
func part(content string, headers ...string) string {
	return "--b\r\n" + strings.Join(headers, "\r\n") + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		b64(content) + "\r\n"
}

// attached is a part with a file's name.
func attached(content, name string) string {
	return part(content, `Content-Disposition: attachment; filename="`+name+`"`)
}

func message(headers string, parts ...string) []byte {
	return []byte(headers + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
		strings.Join(parts, "") + "--b--\r\n")
}

const from = "From: a@b.c\r\n"

// The ways in which programs write a Chinese name. The long one is cut within a character.
func TestNames(t *testing.T) {
	const name = "某县科学技术局2025年年报（第二稿）.xlsx"
	escape := func(text string) string { return strings.ReplaceAll(url.PathEscape(text), "+", "%2B") }
	word := func(charset, text string) string { return "=?" + charset + "?B?" + b64(text) + "?=" }
	coded := gbk(name)
	for what, disposition := range map[string]string{
		"encoded word UTF-8":   `attachment; filename="` + word("UTF-8", name) + `"`,
		"encoded word GBK":     `attachment; filename="` + word("GBK", coded) + `"`,
		"encoded word GB18030": `attachment; filename=` + word("gb18030", coded),
		"words cut in a character": `attachment; filename="` + word("gb2312", coded[:3]) + "\r\n " +
			word("gb2312", coded[3:]) + `"`,
		"UTF-8 cut in a character": `attachment; filename="` + word("utf-8", name[:4]) + " " +
			word("utf-8", name[4:]) + `"`,
		"quoted-printable word": `attachment; filename="=?gbk?Q?` + strings.ReplaceAll(escape(coded),
			"%", "=") + `?="`,
		"RFC 2231 UTF-8":          `attachment; filename*=UTF-8''` + escape(name),
		"RFC 2231 GBK":            `attachment; filename*=GBK''` + escape(coded),
		"RFC 2231 before a plain": `attachment; filename="report.xlsx"; filename*=utf-8''` + escape(name),
		"RFC 2231 continued": "attachment;\r\n filename*0*=GB18030''" + escape(coded[:7]) +
			";\r\n filename*1*=" + escape(coded[7:]),
		"RFC 2231 cut in an escape": "attachment;\r\n filename*0*=utf-8''" + escape(name)[:10] +
			";\r\n filename*1*=" + escape(name)[10:],
		"continued, out of order": "attachment; filename*1*=" + escape(name[9:]) +
			"; filename*0*=UTF-8''" + escape(name[:9]),
		"words in continued pieces": `attachment; filename*0="` + word("utf-8", name)[:20] +
			`"; filename*1="` + word("utf-8", name)[20:] + `"`,
		"raw UTF-8":          `attachment; filename="` + name + `"`,
		"raw GBK":            `attachment; filename="` + coded + `"`,
		"raw, no quotes":     `attachment; filename=` + name,
		"a folder before it": `attachment; filename="C:\报表\` + name + `"`,
		"a folder above it":  `attachment; filename="../../` + name + `"`,
	} {
		t.Run(what, func(t *testing.T) {
			m, err := Read(message(from, part("x", "Content-Type: application/octet-stream",
				"Content-Disposition: "+disposition)))
			require.NoError(t, err)
			require.Len(t, m.Files, 1)
			assert.Equal(t, File{name, []byte("x")}, m.Files[0])
		})
	}
	t.Run("by the type's name alone", func(t *testing.T) {
		m, err := Read(message(from, part("x",
			`Content-Type: application/octet-stream; name="`+word("gbk", coded)+`"`)))
		require.NoError(t, err)
		assert.Equal(t, name, m.Files[0].Name)
	})
	for what, c := range map[string][2]string{
		"none": {"attachment", "附件.xlsx"}, "dots": {`attachment; filename=".."`, "附件.xlsx"},
		"parting": {`attachment; filename="重要!.xlsx"`, "重要！.xlsx"},
		"lines":   {"attachment; filename*=utf-8''a%0D%0Ab.xlsx", "a  b.xlsx"},
		"turned":  {"attachment; filename*=utf-8''a%E2%80%AExslx.exe", "axslx.exe"},
	} {
		t.Run(what, func(t *testing.T) {
			m, err := Read(message(from, part("x", "Content-Disposition: "+c[0],
				"Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))
			require.NoError(t, err)
			assert.Equal(t, c[1], m.Files[0].Name)
		})
	}
}

func TestHead(t *testing.T) {
	m, err := Read(lines(
		"Received: from mx.example by mail.office.example; Wed, 28 Jan 2026 17:30:05 +0800 (CST)",
		"Received: from pc by mx.example; Wed, 28 Jan 2026 09:00:00 +0000",
		`From: "=?gb2312?B?`+b64(gbk("某县水利局(办公室)"))+`?=" <slj@example.cn>`,
		"Subject: =?utf-8?B?"+b64("报送年报")+"?=", "Date: Mon, 1 Jan 2024 08:00:00 +0800",
		"Message-ID: <77@example.cn>", "", "正文"))
	require.NoError(t, err)
	zone := m.Sent.Location()
	assert.True(t, m.Received.Equal(time.Date(2026, 1, 28, 9, 30, 5, 0, time.UTC)), "the topmost line")
	assert.True(t, m.Sent.Equal(time.Date(2024, 1, 1, 8, 0, 0, 0, zone)))
	assert.Equal(t, []string{"slj@example.cn", "某县水利局(办公室)", "报送年报", "77@example.cn", "正文"},
		[]string{m.From, m.Name, m.Subject, m.ID, m.Text})

	for line, want := range map[string][2]string{
		"a@b.c":                   {"a@b.c", ""},
		`"x@y.z" <a@b.c>`:         {"a@b.c", "x@y.z"},
		"某局 <a@b.c>":              {"a@b.c", "某局"},
		gbk("某局") + " <a@b.c>":    {"a@b.c", "某局"},
		"某局,办公室 <a@b.c>":          {"a@b.c", "某局,办公室"},
		"nobody":                  {"", ""},
		"a@b.c\x00\u202e <d@e.f>": {"d@e.f", "a@b.c"},
	} {
		t.Run(line, func(t *testing.T) {
			address, name := sender(line)
			assert.Equal(t, want, [2]string{address, name})
		})
	}
}

// What no person attached is passed over and named; the rest is there byte for byte, whatever its
// charset.
func TestWhatIsAttached(t *testing.T) {
	page := gbk(`<html><meta charset="gbk"><p>年报</p></html>`)
	nested := "Subject: =?gbk?B?" + b64(gbk("转报：水利局")) + "?=\r\n" +
		strings.ReplaceAll(string(message(from, attached("inner", "n.xlsx"))), "b\r\n", "i\r\n")
	nested = strings.ReplaceAll(nested, "--b--", "--i--")
	m, err := Read(message(from,
		"--b\r\nContent-Type: multipart/related; boundary=r\r\n\r\n"+
			"--r\r\nContent-Type: text/html; charset=gbk\r\n\r\n"+gbk("<style>p{}</style><p>各位：</p><p>年报见附件<img src='cid:1'></p>")+"\r\n"+
			"--r\r\nContent-Type: image/png; name=image001.png\r\nContent-ID: <1>\r\n\r\nPNG\r\n--r--\r\n",
		part("scan", "Content-Type: image/jpeg", `Content-Disposition: attachment; filename="盖章.jpg"`),
		part("logo", "Content-Type: image/png; name=logo.png", "Content-Disposition: inline"),
		part(page, "Content-Type: text/html; charset=gbk",
			`Content-Disposition: attachment; filename="p.html"`),
		part("1", `Content-Disposition: inline; filename="a.xlsx"`), part("2",
			`Content-Disposition: inline; filename="a.xlsx"`),
		part("card", "Content-Type: text/vcard; name=me.vcf"), part("sig",
			"Content-Type: application/pkcs7-signature; name=smime.p7s"),
		"--b\r\nContent-Type: message/rfc822\r\n\r\n"+nested+"\r\n",
	))
	require.NoError(t, err)
	var names []string
	for _, f := range m.Files {
		names = append(names, f.Name)
	}
	assert.Equal(t, []string{"盖章.jpg", "p.html", "a.xlsx", "a(2).xlsx", "转报：水利局.eml"}, names)
	assert.Equal(t, page, string(m.Files[1].Data), "no charset is changed")
	assert.Equal(t, "2", string(m.Files[3].Data))
	assert.Equal(t, []string{"me.vcf", "smime.p7s", "image001.png", "logo.png"}, m.PassedOver)
	assert.Equal(t, "各位：\n年报见附件", m.Text)
	inner, err := Read(m.Files[4].Data)
	require.NoError(t, err)
	assert.Equal(t, []File{{"n.xlsx", []byte("inner")}}, inner.Files)
}

// Whatever is wrong with a message, what can be read of it is.
func TestHostileMessages(t *testing.T) {
	deep := "x"
	for i := range 40 {
		deep = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%s\r\n--b%d--\r\n", i, i, deep, i)
	}
	for what, c := range map[string]struct {
		data  string
		err   error
		files int
	}{
		"empty":      {"", ErrNone, 0},
		"a workbook": {"PK\x03\x04 ...", ErrNone, 0},
		"text":       {"年报\r\n\r\n如下", ErrNone, 0},
		"cut off":    {string(message(from, attached("x", "a.xlsx")))[:175], nil, 1},
		"too deep":   {from + deep, ErrParts, 0},
		"too many parts": {string(message(from, strings.Repeat("--b\r\n\r\nx\r\n", maxParts+1))),
			ErrParts, 0},
		"a long header":   {"Subject: " + strings.Repeat("x", maxHeader) + "\r\n\r\n", ErrNone, 0},
		"no boundary":     {from + "Content-Type: multipart/mixed\r\n\r\nx", nil, 1},
		"strange charset": {from + "Content-Type: text/plain; charset=\"x-none\"\r\n\r\nx", nil, 0},
		"broken base64": {string(message(from,
			"--b\r\nContent-Disposition: attachment; filename=a.xlsx\r\nContent-Transfer-Encoding: base64\r\n\r\neA==%%%\r\n")), nil, 1},
	} {
		t.Run(what, func(t *testing.T) {
			m, err := Read([]byte(c.data))
			if c.err != nil {
				assert.ErrorIs(t, err, c.err)
				return
			}
			require.NoError(t, err)
			assert.Len(t, m.Files, c.files)
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(message("Received: by x; Wed, 28 Jan 2026 17:30:05 +0800\r\nSubject: =?gbk?B?xOqxqA==?=\r\n"+from,
		part("x", "Content-Type: text/html; charset=gb18030"), part("<p>x",
			`Content-Disposition: attachment; filename*0*=gbk''%C4%EA; filename*1=a`)))
	f.Add(message(from, "--b\r\nContent-Type: message/rfc822\r\n\r\n"+string(message(from))))
	f.Add(lines("From: x <a@b.c>", "Content-Type: text/plain; charset=gbk", "", gbk("年报")))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Read(data)
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, file := range m.Files {
			if file.Name == "" || strings.ContainsAny(file.Name, "/\\!\r\n\x00") || seen[file.Name] {
				t.Errorf("name %q", file.Name)
			}
			seen[file.Name] = true
		}
		for _, text := range []string{m.From, m.Name, m.Subject, m.ID} {
			if strings.ContainsAny(text, "\r\n\x00") {
				t.Errorf("a line break in %q", text)
			}
		}
	})
}
