package templates

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The words of a relation are a plain text or a text in each language.
func TestWords(t *testing.T) {
	const head = "edition: own\nbase: \"2021\"\nname: 试\nyears: {from: 2021}\nnotes: []\nrelations:\n" +
		"  - {id: own, class: must, left: [review.direct.total], right: [review.direct.upheld], "
	for text, want := range map[string]struct {
		basis   Words
		problem string
	}{
		"basis: 通知":                     {Words{Chinese: "通知"}, ""},
		"basis: {zh: 通知}":               {Words{Chinese: "通知"}, ""},
		"basis: {zh: 通知, en: a notice}": {Words{"通知", "a notice"}, ""},
		"basis: {en: a notice}":         {Words{English: "a notice"}, "yaml.missing"},
		"basis: {zh: 通知, fr: avis}":     {Words{Chinese: "通知"}, "yaml.unknown"},
		"basis: [通知]":                   {Words{}, "yaml.words"},
		"compare: =":                    {Words{}, "yaml.missing"},
	} {
		e, problems := decode([]byte(head+text+"}\n"), byID(Builtin()))
		require.NotNil(t, e, text)
		assert.Equal(t, want.basis, e.Relations[0].Basis, text)
		if want.problem == "" {
			assert.Empty(t, problems, text)
			continue
		}
		require.Len(t, problems, 1, text)
		assert.Equal(t, want.problem, problems[0].Code, text)
		assert.Equal(t, 7, problems[0].Line, text)
	}
}

func TestOfficialBasisInBothLanguages(t *testing.T) {
	for _, e := range Builtin() {
		for _, r := range e.Relations {
			assert.NotEmpty(t, r.Basis.Chinese, r.ID)
			assert.NotEmpty(t, r.Basis.English, r.ID)
			assert.Contains(t, r.Basis.Chinese, e.Issued, r.ID)
			assert.Contains(t, r.Basis.English, e.Issued, r.ID)
		}
	}
}
