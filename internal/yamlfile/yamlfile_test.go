package yamlfile

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/message"
)

// Every fault of a file is reported with its line, all at once, in both languages.
func TestProblems(t *testing.T) {
	root, problems := Parse([]byte("名称: 甲\nnumber: x\ntruth: ja\nlist: {}\ntext: []\nunknown: 1\nnumbr: 2\ntruth: true\n"))
	require.Empty(t, problems)
	r := &Reader{}
	f := r.Mapping(root)
	assert.Equal(t, "甲", f.Need("名称"))
	assert.Equal(t, 1, f.Number("number", 1))
	f.Truth("truth")
	f.Text("text")
	r.List(f.Take("list"))
	f.Need("missing")
	f.End()
	r.Sort()
	var said []string
	for _, p := range r.Problems {
		said = append(said, p.Text("room").In(message.Chinese))
		assert.NotContains(t, p.Text("room").In(message.English), "{")
	}
	const known = "名称, number, truth, text, list, missing"
	assert.Equal(t, []string{
		"缺少“missing”",
		"“number”应当是正整数，现在是“x”",
		"这里应当是列表",
		"“text”应当是文字",
		"不认识的键“unknown”；可以写的有：" + known,
		"不认识的键“numbr”，是不是“number”？可以写的有：" + known,
		"键“truth”出现了两次",
	}, said)
}

func TestParse(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("名称: 甲\n"))
	require.NoError(t, err)
	root, problems := Parse(gb)
	require.Empty(t, problems)
	assert.Equal(t, "甲", (&Reader{}).Mapping(root).Text("名称"))

	for text, want := range map[string]Problem{
		"":                  {1, "yaml.empty", nil},
		"# 空\n":             {1, "yaml.empty", nil},
		"a: 1\n\tb: 2\n":    {2, "yaml.syntax", []string{"found a tab character that violates indentation"}},
		"\xff\xff":          {1, "yaml.encoding", nil},
		"a: 1\n---\nb: 2\n": {2, "yaml.second", nil},
		"---\n":             {1, "yaml.empty", nil},
		"a: 1\n---\nb: [":   {1, "yaml.second", nil},
	} {
		root, problems := Parse([]byte(text))
		assert.Nil(t, root)
		assert.Equal(t, []Problem{want}, problems, text)
	}
}
