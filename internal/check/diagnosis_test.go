package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
)

// The smallest repair that makes every relation of the table hold is told with each failed
// relation, in the cells of the fault that was planted.
func TestDiagnosis(t *testing.T) {
	for _, c := range []struct {
		name  string
		fault []string
		said  string
	}{
		{"moved to a neighbour", []string{"requests.granted.company", "0", "requests.granted.research", "2"},
			"疑似错列（行）：把 F9（（一）予以公开｜科研机构）的 2 移到 E9（（一）予以公开｜商业企业）后全部平衡"},
		{"moved beside a blank", []string{"requests.granted.company", "", "requests.granted.research", "2"},
			"疑似错列（行）：把 F9（（一）予以公开｜科研机构）的 2 移到 E9（（一）予以公开｜商业企业）后全部平衡"},
		{"moved down", []string{"requests.partial.person", "0", "requests.refused_secret.person", "2"},
			"疑似错列（行）：把 D11（1.属于国家秘密｜自然人）的 2 移到 D10（（二）部分公开｜自然人）后全部平衡"},
		{"neighbours exchanged", []string{"requests.received.person", "2", "requests.received.company", "5"},
			"疑似相邻两格填反：D7（一、本年新收政府信息公开申请数量｜自然人）的 2 与 E7（一、本年新收政府信息公开申请数量｜商业企业）的 5 对调后全部平衡"},
		{"a sign", []string{"requests.granted.person", "-3"}, "疑似多了负号：把 D9（（一）予以公开｜自然人）的 -3 改为 3 后全部平衡"},
		{"a factor", []string{"requests.granted.person", "30000"}, "疑似相差一万倍：把 D9（（一）予以公开｜自然人）的 30000 改为 3 后全部平衡"},
		{"a digit", []string{"requests.granted.person", "8"}, "疑似只错一格：把 D9（（一）予以公开｜自然人）的 8 改为 3 后全部平衡"},
		{"a sum forgotten", []string{"requests.total.total", "0"}, "疑似漏填合计：把 J30（（七）总计｜总计）的 0 改为 7 后全部平衡"},
		{"the sum of a group forgotten", []string{"review.direct.total", "0"}, "疑似漏填合计：把 J7（未经复议直接起诉·总计）的 0 改为 4 后全部平衡"},
		{"two cells far apart", []string{"requests.granted.person", "4", "requests.received.company", "5"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := run(t, put(consistent(t), c.fault...))
			failed := 0
			for _, f := range found {
				if f.Outcome != finding.Fails || f.Rule != "requests.balance" && f.Rule != "requests.outcomes" && f.Rule != "requests.applicants" &&
					f.Rule != "review.total" {
					continue
				}
				failed++
				assert.Equal(t, c.said, zh(f.Diagnosis), zh(f.Message))
			}
			assert.Positive(t, failed)
		})
	}
}

func TestSwappedDigitsAreNamed(t *testing.T) {
	c := put(consistent(t), "requests.received.person", "41", "requests.received.total", "43", "requests.granted.person", "39",
		"requests.granted.total", "41", "requests.total.person", "41", "requests.total.total", "43")
	require.Empty(t, run(t, c))
	f := one(t, put(c, "requests.granted.person", "93"), "requests.outcomes")
	assert.Equal(t, "疑似两位数字颠倒：把 D9（（一）予以公开｜自然人）的 93 改为 39 后全部平衡", zh(f.Diagnosis))
}

// Where several repairs are equally simple, that is said.
func TestAmbiguousRepairSaysSo(t *testing.T) {
	f := one(t, put(consistent(t), "review.direct.total", "5"), "review.total")
	assert.Contains(t, zh(f.Diagnosis), "同样简单的改法还有 4 种，如动 F7（")
}

// The summary of a table names the fewest cells that explain all failures, also when no single
// repair does.
func TestSummaryNamesFewestCells(t *testing.T) {
	f := one(t, put(consistent(t), "requests.granted.person", "8"), "table.diagnosis")
	assert.Equal(t, []string{"D9"}, f.Cells)
	assert.Equal(t, "“三、收到和处理政府信息公开申请情况”有 2 处关系不平衡，最少改 1 格即可全部平衡：D9（（一）予以公开｜自然人）", zh(f.Message))
	f = one(t, put(consistent(t), "requests.granted.person", "4", "requests.received.company", "5"), "table.diagnosis")
	assert.Equal(t, []string{"E7", "D9"}, f.Cells)
	f = one(t, put(consistent(t), "requests.granted.person", "4", "requests.received.company", "5", "requests.forward.charity", "9"), "table.diagnosis")
	assert.Equal(t, []string{"E7", "D9", "G31"}, f.Cells)
	none(t, consistent(t), "table.diagnosis")
	none(t, put(consistent(t), "review.direct.total", "5"), "table.diagnosis") // one failed relation speaks for itself
}

// A figure that cannot be read takes its relations out of the reckoning; what is left may still be
// explained.
func TestDiagnosisPassesOverUnreadableCells(t *testing.T) {
	f := one(t, put(consistent(t), "requests.granted.person", "8", "requests.forward.total", "约1"), "requests.outcomes")
	assert.Contains(t, zh(f.Diagnosis), "D9")
}
