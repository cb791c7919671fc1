package link

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	qr "github.com/piglig/go-qr"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is printed on a slip is read again as the link.
func TestQRCode(t *testing.T) {
	const link, scale = "https://nianbao.example.gov.cn/a/20m9hh4htb7f95saztbeh66xtj", 4
	path, size, err := QR(link)
	require.NoError(t, err)
	picture := image.NewGray(image.Rect(0, 0, size*scale, size*scale))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	for _, part := range strings.Split(strings.TrimSuffix(path, "z"), "z") {
		var x, y, width, back int
		_, err := fmt.Sscanf(part, "M%d %dh%dv1h%d", &x, &y, &width, &back)
		require.NoError(t, err, part)
		require.Equal(t, -width, back)
		run := image.Rect(x*scale, y*scale, (x+width)*scale, (y+1)*scale)
		draw.Draw(picture, run, image.NewUniform(color.Black), image.Point{}, draw.Src)
	}
	read, err := qr.Decode(picture)
	require.NoError(t, err)
	assert.Equal(t, link, read)
}
