package corpus

import "testing"

func TestBlindRates(t *testing.T) {
	for _, r := range MeasureBlind() {
		tell(t, r)
	}
}
