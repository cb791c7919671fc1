package importing

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/message"
)

// The same text is the same report in whatever way it is written down.
func TestEncodings(t *testing.T) {
	text := string(fixture(t, "total-2020.txt"))
	plain := strings.ReplaceAll(text, "\u00a0", " ") // GBK of old has no such space
	encode := func(e encoding.Encoding, s string) []byte {
		b, err := e.NewEncoder().Bytes([]byte(s))
		require.NoError(t, err)
		return b
	}
	want, _, _, err := Read("", []byte(plain), match.Options{})
	require.NoError(t, err)
	for name, data := range map[string][]byte{
		"mark":         append([]byte("\xEF\xBB\xBF"), plain...),
		"GB 18030":     encode(simplifiedchinese.GB18030, plain),
		"GBK":          encode(simplifiedchinese.GBK, plain),
		"UTF-16LE":     encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), plain),
		"UTF-16BE":     encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), plain),
		"CRLF":         []byte(strings.ReplaceAll(plain, "\n", "\r\n")),
		"CR":           []byte(strings.ReplaceAll(plain, "\n", "\r")),
		"GB with CRLF": encode(simplifiedchinese.GB18030, strings.ReplaceAll(plain, "\n", "\r\n")),
	} {
		got, _, _, err := Read("", data, match.Options{})
		require.NoError(t, err, name)
		assert.Equal(t, want.Values, got.Values, name)
		assert.Equal(t, want.Prose, got.Prose, name)
	}
}

func TestRareCharactersOfNamesSurvive(t *testing.T) {
	text := "𠮷县局2020年政府信息公开工作年度报告\n一、总体情况\n局长𬱖同志，全年公开信息。\n"
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	require.NoError(t, err)
	r, _, _, err := Read("", data, match.Options{})
	require.NoError(t, err)
	assert.Equal(t, "𠮷县局", r.Agency)
	assert.Equal(t, "局长𬱖同志，全年公开信息。", r.Prose["overview"][0].Text)
}

func TestPagesDeclareTheirEncoding(t *testing.T) {
	page := `<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><body><p>一、總體情況</p><p>全年公開信息。</p></body></html>`
	data, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte(page))
	require.NoError(t, err)
	r, _, _, err := Read("", data, match.Options{})
	require.NoError(t, err)
	assert.Equal(t, "全年公開信息。", r.Prose["overview"][0].Text)
}

// Unreadable input is refused with a message that names the file and the remedy, in both
// languages.
func TestRefusals(t *testing.T) {
	for name, data := range map[string]string{
		"empty.txt":    "",
		"blank.txt":    " \n\t\r\n ",
		"report.pdf":   "%PDF-1.7\n",
		"report.doc":   "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more",
		"report.rtf":   `{\rtf1\ansi`,
		"scan.jpg":     "\xFF\xD8\xFF\xE0",
		"scan.png":     "\x89PNG\r\n\x1a\n",
		"report.rar":   "Rar!\x1A\x07\x00",
		"report.mht":   "MIME-Version: 1.0\r\n",
		"broken.docx":  "PK\x03\x04 and no more",
		"binary.txt":   "\x00\x01\x02\x80\x81",
		"novel.txt":    "很久以前，有一个人。\n他住在山里。\n",
		"lines.txt":    strings.Repeat("一行文字\n", 3*source.MaxLines),
		"deep.html":    "<html>" + strings.Repeat("<div>", 2000),
		"truncate.txt": "一、总体情况\n\xE4\xB8",
	} {
		_, _, _, err := Read(name, []byte(data), match.Options{})
		require.Error(t, err, name)
		for _, lang := range []message.Lang{message.Chinese, message.English} {
			assert.Contains(t, message.Say(err, lang), name)
			hint := message.HintOf(err).In(lang)
			assert.NotEmpty(t, hint, name)
			assert.NotContains(t, hint, "intake.", name)
			assert.NotContains(t, message.Say(err, lang), "intake.", name)
		}
	}
	_, _, _, err := Read("large.txt", make([]byte, source.MaxFile+1), match.Options{})
	require.Error(t, err)
	assert.Contains(t, message.Say(err, message.English), fmt.Sprint(source.MaxFile>>20))
}

// Every reason has words in both languages.
func TestUnplacedIsSaid(t *testing.T) {
	for _, reason := range []source.Reason{source.NoSlot, source.Miscount, source.NoColumn, source.Conflict,
		source.Loose, source.Repeated, source.Marks, source.Furniture, source.Program, source.Hidden,
		source.Margin, source.Picture} {
		u := source.Unplaced{Reason: reason, Text: "某行", Figures: []string{"1", "2"}, Count: 3,
			Where: source.Where{Line: 7}}
		assert.NotContains(t, u.Message().In(message.Chinese), "intake.")
		assert.NotContains(t, u.Message().In(message.English), "intake.")
	}
	assert.Equal(t, "第7行：版式中没有这一行，数据未填入：某行 1 2",
		source.Unplaced{Reason: source.NoSlot, Text: "某行", Figures: []string{"1", "2"},
			Where: source.Where{Line: 7}}.Message().In(message.Chinese))
}
