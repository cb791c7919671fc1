package lexicon

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A dictionary has the words that its families are written out to, each with all its numbers.
func TestDictionaryHasTheWordsOfItsFamilies(t *testing.T) {
	slots := map[string]string{"next": "下年|次年", "kind": "<next>来函|邮件", "none": NoWords}
	for name, families := range map[string][]string{
		"one":                   {"结转{至|到|}<next>{办理|}"},
		"one begins another":    {"公共", "公{共|开}{服务|}", "公"},
		"the same word twice":   {"{予|}以公开", "予以{公开|}", "予以公开"},
		"a family in a slot":    {"<kind>{收到|}<next>"},
		"no words of a slot":    {"上年<none>结转", "{<none>|今年}结转"},
		"widths and characters": {"１０{件|條}", "{予以|}公開"},
		"folded by its context": {"{答|回}覆", "覆{蓋|核}"},
		"an empty word":         {"", "{|}"},
	} {
		t.Run(name, func(t *testing.T) {
			var f Families
			want := map[string][]int{}
			for i, family := range families {
				require.NoError(t, f.Add(i, family, slots))
				words, err := Written(family, slots)
				require.NoError(t, err)
				for _, w := range words {
					if n := len(want[w]); w != "" && (n == 0 || want[w][n-1] != i) {
						want[w] = append(want[w], i)
					}
				}
			}
			d := DictionaryOf(&f, func(numbers []int) []int { return append([]int(nil), numbers...) })
			set := SetOf(&f)
			for w, numbers := range want {
				text := []rune(w)
				got, length := d.Longest(text)
				require.Equal(t, len(text), length, w)
				assert.Equal(t, numbers, *got, w)
				assert.True(t, set.Opens(w), w)
				assert.True(t, set.In("某"+w), w)
			}
			assert.Len(t, want, count(d), "and no others")
		})
	}
}

// count is how many words a dictionary has.
func count[T any](d *Dictionary[T]) int {
	var from func(state int32) int
	from = func(state int32) (n int) {
		if state != 0 && d.ends[state] != nil {
			n++
		}
		for i, k := range d.steps.keys {
			if k != 0 && int32((k-1)>>32) == state {
				n += from(d.steps.to[i])
			}
		}
		return n
	}
	return from(0)
}

// A family's room is that of its characters, not of its words.
func TestFamiliesShareTheirStates(t *testing.T) {
	var f Families
	require.NoError(t, f.Add(0, strings.Repeat("{甲|乙|丙}", 12), nil))
	d := DictionaryOf(&f, func([]int) bool { return true })
	assert.Len(t, d.ends, 13)
	_, length := d.Longest([]rune(strings.Repeat("乙", 12)))
	assert.Equal(t, 12, length)
}

func TestABrokenFamilyIsRefused(t *testing.T) {
	var f Families
	for _, broken := range []string{"结转{至", "结转<next", "结转<none>", "{甲|<none>}", "覆{"} {
		assert.Error(t, f.Add(0, broken, nil), broken)
	}
	assert.False(t, SetOf(&f).In("结转至甲覆"))
}

func TestASetOfNothing(t *testing.T) {
	assert.False(t, NewSet(nil).In("公开"))
	assert.False(t, NewSet([]string{""}).Begins("公开"))
	assert.False(t, NewSet([]string{"予以公开"}).Opens("公开"))
}
