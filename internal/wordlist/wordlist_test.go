package wordlist

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPartialListInText(t *testing.T) {
	const text = "县水务局"
	assert.True(t, AnyIn(text, "镇", "水务"))
	assert.False(t, AnyIn(text, "镇"))
	assert.False(t, AnyIn(text))
	assert.True(t, AnyBegins(text, "市", "县"))
	assert.False(t, AnyBegins(text, "局"))
	assert.True(t, AnyEnds(text, "厅", "局"))
	assert.False(t, AnyEnds(text, "县"))
	assert.Equal(t, len("县水务"), LastIn(text, "县", "局", "厅"))
	assert.Equal(t, -1, LastIn(text, "厅"))
	assert.Equal(t, []string{"申请", "公开"}, Shortest([]string{"申请", "收到申请", "公开", "信息公开申请"}))
}
