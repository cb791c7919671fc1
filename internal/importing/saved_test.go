package importing

import (
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"nianbao/internal/importing/match"
)

// mhtml is a page as a browser saves it in one file.
func mhtml(t *testing.T, page, charset, encoding string) []byte {
	var body strings.Builder
	if encoding == "base64" {
		text := base64.StdEncoding.EncodeToString([]byte(page))
		for len(text) > 76 {
			body.WriteString(text[:76] + "\r\n")
			text = text[76:]
		}
		body.WriteString(text)
	} else {
		w := quotedprintable.NewWriter(&body)
		_, err := w.Write([]byte(page))
		require.NoError(t, err)
		require.NoError(t, w.Close())
	}
	return []byte("From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.example.gov.cn/a.html\r\nSubject: =?utf-8?Q?a?=\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B\"\r\n\r\n\r\n" +
		"------B\r\nContent-Type: text/html" + charset + "\r\nContent-Transfer-Encoding: " + encoding +
		"\r\n\r\n" + body.String() +
		"\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B--\r\n")
}

func TestPagesSavedInOneFile(t *testing.T) {
	page := page23(t)
	want, _, _, err := Read("", []byte(page), match.Options{})
	require.NoError(t, err)
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(strings.Replace(page, "utf-8", "gb2312", 1))
	require.NoError(t, err)
	for name, data := range map[string][]byte{
		"quoted-printable": mhtml(t, page, "; charset=utf-8", "quoted-printable"),
		"base64":           mhtml(t, page, "", "base64"),
		"GBK":              mhtml(t, gbk, "", "quoted-printable"),
	} {
		t.Run(name, func(t *testing.T) {
			r, _, _, err := Read("a.mhtml", data, match.Options{})
			require.NoError(t, err)
			assert.Equal(t, raws(want), raws(r))
			assert.Equal(t, want.Prose, r.Prose)
		})
	}
}

// What a page declares about its encoding is often wrong.
func TestUndeclaredEncodings(t *testing.T) {
	page := page23(t)
	want, _, _, err := Read("", []byte(page), match.Options{})
	require.NoError(t, err)
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(page)
	require.NoError(t, err)
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(page)
	require.NoError(t, err)
	declare := func(page, charset string) string { return strings.Replace(page, "utf-8", charset, 1) }
	for name, data := range map[string]string{
		"GBK told UTF-8":        gbk,
		"GBK told Latin":        declare(gbk, "iso-8859-1"),
		"GBK told Big5":         declare(gbk, "big5"),
		"GBK told nothing":      strings.Replace(gbk, "charset=utf-8", "", 1),
		"UTF-8 told GBK":        declare(page, "gbk"),
		"UTF-8 with a bad byte": strings.Replace(page, "</body>", "<p>\xe4\xb8</p></body>", 1),
		"UTF-16 without mark":   utf16,
	} {
		t.Run(name, func(t *testing.T) {
			r, _, _, err := Read("", []byte(data), match.Options{})
			require.NoError(t, err)
			assert.Equal(t, raws(want), raws(r))
		})
	}
}

// bodyOf is the content of a page's body.
func bodyOf(page string) string {
	_, body, _ := strings.Cut(page, "<body")
	_, body, _ = strings.Cut(body, ">")
	body, _, _ = strings.Cut(body, "</body>")
	return body
}

// A page with a year behind each tab holds as many reports, whether the page hides them by itself
// or by its style sheet.
func TestYearsBehindTabs(t *testing.T) {
	year := func(y int) string {
		return strings.ReplaceAll(strings.ReplaceAll(bodyOf(page23(t)), "2024", fmt.Sprint(y+1)), "2023", fmt.Sprint(y))
	}
	for name, hide := range map[string]string{"hidden by style": ` style="display: none"`, "hidden": " hidden",
		"style sheet": ` class="tab-pane"`} {
		t.Run(name, func(t *testing.T) {
			page := "<html><body><ul class=tabs><li>2023年</li><li>2022年</li><li>2021年</li></ul><div class='tab-pane active'>" + year(2023) +
				"</div><div" + hide + ">" + year(2022) + "</div><div" + hide + ">" + year(2021) + "</div></body></html>"
			all, err := Reports("tabs.html", []byte(page), match.Options{})
			require.NoError(t, err)
			require.Len(t, all, 3)
			want, _, _, err := Read("", []byte(page23(t)), match.Options{})
			require.NoError(t, err)
			for i, r := range all {
				assert.Equal(t, 2023-i, r.Report.Year)
				assert.Equal(t, fmt.Sprint(2023-i), r.Part)
				assert.Equal(t, want.Agency, r.Report.Agency)
				assert.Equal(t, raws(want), raws(r.Report))
				assert.Len(t, r.Report.Prose["overview"], len(want.Prose["overview"]))
			}
		})
	}
}

// A report that a page shows a second time, for printing, is one report.
func TestAReportThatStandsTwice(t *testing.T) {
	body := bodyOf(page23(t))
	for name, page := range map[string]string{"shown": "<html><body><div>" + body + "</div><div>" + body +
		"</div></body></html>",
		"hidden": "<html><body><div>" + body + "</div><div style='display:none'>" + body + "</div></body></html>"} {
		t.Run(name, func(t *testing.T) {
			all, err := Reports("twice.html", []byte(page), match.Options{})
			require.NoError(t, err)
			require.Len(t, all, 1)
			assert.Empty(t, all[0].Part)
			want, _, _, err := Read("", []byte(page23(t)), match.Options{})
			require.NoError(t, err)
			assert.Equal(t, len(want.Prose["overview"]), len(all[0].Report.Prose["overview"]))
		})
	}
}
