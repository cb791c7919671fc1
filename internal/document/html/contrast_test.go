package html

import (
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every colour of text in the style sheet contrasts with every background, as WCAG 2 asks of text
// (1.4.3: 4.5 to 1). Checkers without a screen cannot test this.
func TestContrast(t *testing.T) {
	texts := regexp.MustCompile(`[{;]\s*color:\s*#([0-9a-f]+)`).FindAllStringSubmatch(css, -1)
	grounds := regexp.MustCompile(`background:\s*#([0-9a-f]+)`).FindAllStringSubmatch(css, -1)
	require.GreaterOrEqual(t, len(texts), 2)
	require.GreaterOrEqual(t, len(grounds), 3)
	for _, text := range texts {
		for _, ground := range grounds {
			assert.GreaterOrEqual(t, contrast(luminance(t, text[1]), luminance(t, ground[1])), 4.5,
				"#%s on #%s", text[1], ground[1])
		}
	}
	assert.InDelta(t, 21, contrast(luminance(t, "000"), luminance(t, "ffffff")), 0.001)
	// the well-known grey that just fails
	assert.InDelta(t, 4.48, contrast(luminance(t, "777777"), luminance(t, "fff")), 0.01)
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// luminance is the relative luminance of a colour of three or six digits.
func luminance(t *testing.T, hex string) float64 {
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	require.Len(t, hex, 6)
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
