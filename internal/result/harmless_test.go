package result

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0", "＝1+1": "'＝1+1", "@SUM(A1)": "'@SUM(A1)", "+Inf": "'+Inf", "-0x10": "'-0x10",
		"-5": "-5", "+3": "+3", "-5.25": "-5.25", "减5": "减5", "": "", "－8": "'－8",
	} {
		assert.Equal(t, want, Harmless(text), "%q", text)
	}
}
