package claims

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A long clause keeps both its ends: what is counted, and the figure.
func TestALongClauseIsShortened(t *testing.T) {
	assert.Equal(t, "收到公民、法人或者其他组…、法人或者其他组织提出的政府信息公开申请一十三件",
		shortened("收到公民、法人或者其他组织以及公民、法人或者其他组织提出的政府信息公开申请一十三件"))
}
