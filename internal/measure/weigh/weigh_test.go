package weigh

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLearn(t *testing.T) {
	var examples []Example
	for range 20 {
		examples = append(examples,
			Example{Features: []string{"opens"}, Accept: true, Weight: 1},
			Example{Features: []string{"aside"}, Weight: 1},
			Example{Features: []string{"opens", "aside"}, Weight: 1})
	}
	examples = append(examples, Example{Features: []string{"rare"}, Accept: true, Weight: 1})
	for name, o := range map[string]Options{
		"over all at once":  {Rounds: 200, Decay: 0.1, Least: 2},
		"one after another": {Rounds: 60, Decay: 0.1, Least: 2, Online: true},
	} {
		t.Run(name, func(t *testing.T) {
			w := Learn(examples, "base", o)
			assert.Positive(t, w["base"]+w["opens"])
			assert.Negative(t, w["base"]+w["aside"])
			assert.Negative(t, w["base"]+w["opens"]+w["aside"])
			assert.NotContains(t, w, "rare", "of one example nothing is learned")
			assert.Equal(t, w, Learn(examples, "base", o), "the same examples give the same weights")
		})
	}
}
