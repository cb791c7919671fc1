package check

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
)

// The smallest repair that makes every relation of the table hold is reported with each failed
// relation, in the cells of the injected fault.
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
		{"the sum of a group forgotten", []string{"review.direct.total", "0"},
			"疑似漏填合计：把 J7（未经复议直接起诉·总计）的 0 改为 4 后全部平衡"},
		{"two cells far apart", []string{"requests.granted.person", "4", "requests.received.company", "5"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := run(t, put(consistent(t), c.fault...))
			failed := 0
			for _, f := range found {
				if f.Outcome != finding.Fails ||
					f.Rule != "requests.balance" && f.Rule != "requests.outcomes" && f.Rule != "requests.applicants" &&
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
	c := put(consistent(t), "requests.received.person", "41", "requests.received.total", "43",
		"requests.granted.person", "39",
		"requests.granted.total", "41", "requests.total.person", "41", "requests.total.total", "43")
	require.Empty(t, run(t, c))
	f := one(t, put(c, "requests.granted.person", "93"), "requests.outcomes")
	assert.Equal(t, "疑似两位数字颠倒：把 D9（（一）予以公开｜自然人）的 93 改为 39 后全部平衡", zh(f.Diagnosis))
}

// The message mentions that several repairs are equally simple.
func TestAmbiguousRepair(t *testing.T) {
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
	f = one(t, put(consistent(t), "requests.granted.person", "4", "requests.received.company", "5",
		"requests.forward.charity", "9"), "table.diagnosis")
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

// summaryOf is the summary of a table, in Chinese, and the cells it marks.
func summaryOf(t *testing.T, c *Context) (string, []string) {
	f := one(t, c, "table.diagnosis")
	_, said, _ := strings.Cut(zh(f.Message), "”")
	return said, f.Cells
}

// Forgotten totals are named, not the parts that are right, and no set is called the only one that
// is not.
func TestSummaryPrefersKnownSlips(t *testing.T) {
	cases := put(zeros(t, "2021", 2025), "review.reconsideration.upheld", "3", "review.after.upheld", "1")
	said, cells := summaryOf(t, cases)
	assert.Equal(t, []string{"E7", "O7"}, cells)
	assert.Equal(t, "有 2 处关系不平衡，最少改 2 格即可全部平衡，有 4 种改法，例如：E7（行政复议·总计）、O7（复议后起诉·总计）", said)
	_, cells = summaryOf(t, put(cases, "review.direct.corrected", "7"))
	assert.Equal(t, []string{"E7", "J7", "O7"}, cells)

	column := []string{"requests.received.company", "0", "requests.granted.company", "0", "requests.total.company", "0"}
	said, cells = summaryOf(t, put(consistent(t), column...))
	assert.Equal(t, []string{"E7", "E9", "E30"}, cells)
	assert.Contains(t, said, "有 7 种改法，例如")
}

// However many totals were forgotten, they are named: the whole column of them, some, or those of
// every row beside slips that have nothing to do with them.
func TestSummaryNamesManyCells(t *testing.T) {
	totals := consistent(t)
	for _, row := range []string{"received", "carried", "granted", "partial", "total", "forward"} {
		put(totals, "requests."+row+".total", "0")
	}
	said, cells := summaryOf(t, totals)
	assert.Equal(t, []string{"J7", "J8", "J9", "J10", "J30", "J31"}, cells)
	assert.Contains(t, said, "有 6 处关系不平衡，最少改 6 格")
	_, cells = summaryOf(t, put(totals, "requests.carried.total", "1"))
	assert.Equal(t, []string{"J7", "J9", "J10", "J30", "J31"}, cells)

	_, cells = summaryOf(t, put(consistent(t), "requests.granted.person", "9", "requests.refused_law.company", "9",
		"requests.other_misc.legal", "9", "requests.forward.charity", "9"))
	assert.Equal(t, []string{"D9", "E12", "H29", "G31"}, inOrder(cells, "D9", "E12", "H29", "G31"))

	// A column of totals in which every row has figures is longer than a message.
	full := zeros(t, "2021", 2025)
	for _, s := range full.Edition.Table("requests").Slots {
		if strings.HasSuffix(s.ID, ".person") {
			put(full, s.ID, "1")
		}
	}
	put(full, "requests.total.person", "21", "requests.received.person", "21")
	said, cells = summaryOf(t, full)
	assert.Len(t, cells, 25)
	assert.Contains(t, said, "等，另有 17 格；改同样多的格，可能还有别的改法")
}

// inOrder puts cells into the order of others.
func inOrder(cells []string, order ...string) []string {
	slices.SortFunc(cells, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	return cells
}

// A relation that cannot be judged has not failed: it is neither counted nor required to hold.
func TestBlankElsewhereDoesNotHideTheDiagnosis(t *testing.T) {
	c := put(consistent(t), "requests.granted.person", "", "requests.total.company", "3")
	for _, id := range []string{"requests.balance", "requests.applicants"} {
		for _, f := range of(run(t, c), id) {
			if f.Outcome == finding.Fails {
				assert.Equal(t, "疑似只错一格：把 E30（（七）总计｜商业企业）的 3 改为 2 后全部平衡", zh(f.Diagnosis))
			}
		}
	}
	said, cells := summaryOf(t, c)
	assert.Equal(t, []string{"E30"}, cells)
	assert.Equal(t, "有 3 处关系不平衡，最少改 1 格即可全部平衡：E30（（七）总计｜商业企业）", said)
}

// A blank beside the figure it lacks is filled first: it has to be filled anyway.
func TestBlankThatExplainsTheFailureIsNamed(t *testing.T) {
	f := one(t, put(consistent(t), "review.direct.upheld", "", "review.direct.corrected", "3",
		"review.direct.total", "4"), "review.total")
	assert.Equal(t, finding.Unjudged, f.Outcome, "nothing fails where the relation cannot be judged")
	for _, f := range of(run(t, put(consistent(t), "requests.total.person", "", "requests.total.company", "5")),
		"requests.balance") {
		if f.Outcome == finding.Fails {
			assert.Equal(t, "疑似只错一格：把 E30（（七）总计｜商业企业）的 5 改为 2 后全部平衡", zh(f.Diagnosis))
		}
	}
}

// What the office has switched off takes no part.
func TestDiagnosisLeavesOutRulesSwitchedOff(t *testing.T) {
	c := put(consistent(t), "requests.total.total", "9")
	require.Len(t, of(run(t, c), "table.diagnosis"), 1)
	off := func(ids ...string) {
		c.Options.Policy = &Policy{Name: "某办"}
		for _, id := range ids {
			c.Options.Policy.Entries = append(c.Options.Policy.Entries, rule.PolicyEntry{Rule: id, Reason: "试行"})
		}
	}
	off("requests.balance", "requests.outcomes", "requests.applicants")
	none(t, c, "table.diagnosis")
	off("requests.balance")
	said, cells := summaryOf(t, c)
	assert.Equal(t, []string{"J30"}, cells)
	assert.Contains(t, said, "有 2 处关系不平衡")
}

// The fewest cells are never more than the ones that were made wrong.
func TestFewestCellsAreFewest(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		c := consistent(t)
		slots := c.Edition.Table("requests").Slots
		wrong := map[string]bool{}
		for range 2 + dice.IntN(3) {
			s := slots[dice.IntN(len(slots))]
			wrong[s.ID] = true
			put(c, s.ID, strconv.Itoa(20+dice.IntN(400)))
		}
		for _, f := range of(Run(c), "table.diagnosis") {
			assert.LessOrEqual(t, len(f.Cells), len(wrong), "%v %s", wrong, zh(f.Message))
		}
	}
}
