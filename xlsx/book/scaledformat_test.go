package book

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFormatsThatShowAnotherNumber(t *testing.T) {
	for _, yes := range []string{"0%", "0.00%;-0.00%", "#,##0,", `0.0,"千"`, `0!.0,"万"`, `0\.0,`, "0.00,,"} {
		assert.Equal(t, scaledFormat, formatOf(yes), yes)
	}
	for _, no := range []string{"General", "0", "#,##0", "#,##0.00", `0"%"`, `0\%`, "#,##0_);[Red](#,##0)",
		`0"件,"`, "0.0E+00", "@"} {
		assert.Equal(t, plainFormat, formatOf(no), no)
	}
	assert.Equal(t, scaledFormat, builtinFormat(9))
	assert.Equal(t, scaledFormat, builtinFormat(10))
	assert.Equal(t, plainFormat, builtinFormat(4))
}
