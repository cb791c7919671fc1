package prose

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A hostile text costs in proportion to its length, whatever it repeats: what the rules allocate
// for one four times as long is about four times as much. Where each word looked back over all
// before it, it was sixteen times.
func TestHostileTextsCostTheirLength(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // a run of it empties the pools of what is used again
	c := context(t, "一")
	cost := func(text string) float64 {
		write(c, "overview", text)
		fresh := c.Fresh()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for _, r := range Rules(c.Edition) {
			r.Check(fresh)
		}
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	for _, said := range []string{
		"行政复议、", "行政诉讼行政复议", "予以公开、", "予以公开1件、", "收到政府信息公开申请1件，", "未收到政府信息公开申请，", "不含申请1件，",
		"其中1件", "1件，", "1件；", "1件：2件、3件，", "共1件其中2件、", "共3件。其中", "1件，其中2件，3件；", "共1件、1件，", "收到申请1件，上年结转1件，其中",
		"（", "）", "（）", "（1件", "1件）", "1件（其中", "（其中1件）", "《", "“1件", "部分政策采用多种形式解读，", "各1件", "2022年", "累计", "全市", "县水务局",
	} {
		const length = 16 << 10
		text := "收到政府信息公开申请3件，" + strings.Repeat(said, length/len(said))
		runtime.GC()
		cost(text) // what is made once is made now
		short := cost(text)
		long := cost(text + strings.Repeat(said, 3*length/len(said)))
		assert.Less(t, long, 7*short, said)
	}
}
