package lexicon

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestExpand(t *testing.T) {
	words, err := Expand("结转{至|}<next>{办理|}", map[string]string{"next": "下年|次年"})
	require.NoError(t, err)
	assert.ElementsMatch(t, []string{"结转至下年", "结转至下年办理", "结转至次年", "结转至次年办理", "结转下年", "结转下年办理", "结转次年",
		"结转次年办理"}, words)
	for _, broken := range []string{"结转{至", "结转<next", "结转<none>"} {
		_, err = Expand(broken, nil)
		assert.Error(t, err, broken)
	}
}

func TestTheLongestWordCounts(t *testing.T) {
	for text, want := range map[string]Class{"共计12件": Total, "公共服务": Other, "中共": Other, "其中": Some, "两类": Made, "两项共": Whole} {
		class, _ := Grammar().Longest([]rune(text))
		require.NotNil(t, class, text)
		assert.Equal(t, want, *class, text)
	}
	class, length := Grammar().Longest([]rune("猫"))
	assert.Nil(t, class)
	assert.Zero(t, length)
}

func TestAFileThatIsWrong(t *testing.T) {
	for name, data := range map[string]string{"no such class": "classes: {sum: [共]}", "a broken family": "classes: {total: [\"共{\"]}", "no YAML": ":", "a broken family of a set": "sets: {a: [\"共{\"]}"} {
		t.Run(name, func(t *testing.T) {
			_, err := read([]byte(data))
			assert.Error(t, err)
		})
	}
}
