package inbox

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
)

// letter is a message with attachments, by name.
func letter(attached map[string][]byte, order ...string) []byte {
	b := "Received: by mail.office.example; Wed, 28 Jan 2026 17:30:05 +0800\r\nFrom: =?utf-8?B?" +
		base64.StdEncoding.EncodeToString([]byte("水利局")) +
		"?= <slj@example.cn>\r\nMessage-ID: <1@example.cn>\r\n" +
		"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n年报在附件里。\r\n"
	for _, name := range order {
		b += "--b\r\nContent-Disposition: attachment; filename=\"" + name +
			"\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			base64.StdEncoding.EncodeToString(attached[name]) + "\r\n"
	}
	return []byte(b + "--b--\r\n")
}

// A message is a container like a zip: of files, of zips, of messages, in a folder and in a zip.
func TestMessages(t *testing.T) {
	zip := zipped(t, map[string][]byte{"乡镇/b.xlsx": []byte("b")}, "乡镇/b.xlsx")
	files := map[string][]byte{"a.xlsx": []byte("a"), "包.zip": zip, "~$a.xlsx": []byte("x")}
	files["转报.eml"] = letter(files, "a.xlsx")
	whole := letter(files, "a.xlsx", "包.zip", "~$a.xlsx", "转报.eml")
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "来信.EML"), whole, 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "邮件.zip"), zipped(t,
		map[string][]byte{"来信.eml": whole}, "来信.eml"), 0o644))
	found, err := Walk([]string{dir})
	require.NoError(t, err)
	assert.Empty(t, found.Broken)
	var want []string
	for _, in := range []string{"来信.EML", "邮件.zip!来信.eml"} {
		want = append(want, in+"!a.xlsx", in+"!包.zip!乡镇/b.xlsx", in+"!转报.eml!a.xlsx")
	}
	assert.Equal(t, want, names(t, dir, found))
	assert.Len(t, found.PassedOver, 2, "what Office leaves beside an open file")
	for _, f := range found.Files {
		data, err := f.Read()
		require.NoError(t, err)
		assert.Equal(t, strings.TrimSuffix(f.Base(), ".xlsx"), string(data))
		require.NotNil(t, f.Mail)
		assert.Equal(t, []string{"slj@example.cn", "水利局", "1@example.cn", "年报在附件里。"},
			[]string{f.Mail.From, f.Mail.Name, f.Mail.ID, f.Mail.Text})
		assert.Equal(t, "2026-01-28", f.Mail.Received.Format("2006-01-02"))
	}
	assert.Len(t, Upload("来信.eml", whole), 3, "handed in at the desk")
}

// What nobody can read of a message is in the list with its remedy; the text is shown and is no report.
func TestMessagesThatAreNoReports(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		said string
	}{
		"bare.eml":    {letter(nil), "没有附件，正文是：年报在附件里"},
		"broken.eml":  {[]byte("PK\x03\x04"), "不是一封可以读取的邮件"},
		"old.msg":     {[]byte("\xD0\xCF\x11\xE0"), "另存为 .eml"},
		"winmail.dat": {[]byte("\x78\x9F\x3E\x22"), "HTML"},
		"wrapped.eml": {letter(map[string][]byte{"winmail.dat": {1}}, "winmail.dat"), "winmail.dat"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, name), c.data, 0o644))
			found, err := Walk([]string{dir})
			require.NoError(t, err)
			require.Len(t, found.Files, 1)
			_, err = Open(found.Files[0], Options{})
			require.Error(t, err)
			assert.Contains(t, message.Say(err, message.Chinese)+message.HintOf(err).In(message.Chinese), c.said)
			_, err = found.Files[0].Read()
			assert.NoError(t, err, "the original is kept")
		})
	}
}

// Messages in messages without end, and more than a container may hold.
func TestMessagesAreBounded(t *testing.T) {
	inner := letter(map[string][]byte{"a.xlsx": []byte("a")}, "a.xlsx")
	for range 8 {
		inner = letter(map[string][]byte{"n.eml": inner}, "n.eml")
	}
	path := filepath.Join(t.TempDir(), "n.eml")
	require.NoError(t, os.WriteFile(path, inner, 0o644))
	found, err := Walk([]string{path})
	require.NoError(t, err)
	require.Len(t, found.Files, 1)
	assert.Equal(t, path+"!n.eml!n.eml!n.eml", found.Files[0].Name, "the fourth is not looked into")

	z := &contents{kept: &opened{}, entries: maxEntries}
	z.add(Bytes("n.eml", inner), "n.eml", nesting{maxZips, maxMails})
	require.Len(t, z.problems, 1)
	assert.ErrorContains(t, z.problems[0], "超过")
}
