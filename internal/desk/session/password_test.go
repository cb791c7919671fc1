package session

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPassword(t *testing.T) {
	hash, err := HashPassword("正确的密码很长")
	require.NoError(t, err)
	assert.True(t, SamePassword(hash, "正确的密码很长"))
	assert.False(t, SamePassword(hash, "别的密码也很长"))
	assert.False(t, SamePassword("junk", "x"))
	assert.False(
		t,
		SamePassword("$argon2id$v=19$m=99999999,t=3,p=4$AAAA$AAAA", "x"),
		"a cost nobody set",
	)
}
