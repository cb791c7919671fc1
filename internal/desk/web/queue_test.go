package web

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestQueue(t *testing.T) {
	q := NewQueue(1, 1, 0)
	leave, ok := q.Enter(t.Context())
	require.True(t, ok)
	_, ok = q.Enter(t.Context())
	assert.False(t, ok, "no turn came free in time")
	leave()
	_, ok = q.Enter(t.Context())
	assert.True(t, ok)
}
