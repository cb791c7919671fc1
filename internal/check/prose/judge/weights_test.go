package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestScore(t *testing.T) {
	w := map[string]int{Base: -100, "open:among": 80, "mixed": -200}
	for _, c := range []struct {
		name     string
		features []string
		want     int
	}{
		{"nothing seen", nil, -100},
		{"a feature", []string{"open:among"}, -20},
		{"several", []string{"open:among", "mixed"}, -220},
		{"an unknown one counts nothing", []string{"open:among", "new"}, -20},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, With(w, c.features)) })
	}
}

func TestWeights(t *testing.T) {
	for _, m := range []Model{Lists, Claims} {
		list := Weights(m)
		require.NotEmpty(t, list, m)
		for i := range list[1:] {
			assert.GreaterOrEqual(t, abs(list[i].Weight), abs(list[i+1].Weight), m)
		}
	}
}

func TestAFileThatIsWrong(t *testing.T) {
	for name, data := range map[string]string{"no such model": "verbs: {base: 1}", "no whole number": "lists: {base: x}", "no YAML": ":"} {
		t.Run(name, func(t *testing.T) {
			_, err := read([]byte(data))
			assert.Error(t, err)
		})
	}
}
