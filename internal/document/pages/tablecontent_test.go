package pages

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
)

func TestContentsAreKeptForTheSetTheyAreOf(t *testing.T) {
	one, other := *faces.Embedded(), *faces.Embedded()
	first := contentOf(&one, document.RowKey, "规章")
	assert.Same(t, first, contentOf(&one, document.RowKey, "规章"))
	assert.NotSame(t, first, contentOf(&one, document.ColumnKey, "规章"), "the same text in another role")
	assert.NotSame(t, first, contentOf(&other, document.RowKey, "规章"))
	assert.NotSame(t, first, contentOf(&one, document.RowKey, "规章"), "another set has been used since")
}

func TestNotAllContentsAreKept(t *testing.T) {
	set := *faces.Embedded()
	long := make([]byte, longestKept+1)
	for i := range long {
		long[i] = '1'
	}
	assert.NotSame(t, contentOf(&set, document.Figure, string(long)), contentOf(&set, document.Figure, string(long)))
	for i := range mostKept {
		contentOf(&set, document.Figure, strconv.Itoa(i))
	}
	kept := contentOf(&set, document.Figure, "0")
	assert.Same(t, kept, contentOf(&set, document.Figure, "0"))
	assert.NotSame(t, contentOf(&set, document.Figure, "-1"), contentOf(&set, document.Figure, "-1"))
}
