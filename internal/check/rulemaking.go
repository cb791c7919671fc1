package check

import (
	"slices"
	"strings"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/level"
	"nianbao/internal/message"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Who may make 规章 is settled by 立法法: the ministries and commissions of the State Council and its
// bodies with administrative functions; the governments of provinces, autonomous regions,
// municipalities, and of cities with districts and autonomous prefectures. Departments of local
// governments, counties, districts and townships have no such power: what they count as 规章 are
// 规范性文件.

// rulesRow is the row of the form that counts 规章, by the first two parts of its slots' ids.
const rulesRow = "disclosure.rules."

// power is whether a body may make 规章.
type power int

const (
	unknown power = iota
	has
	lacks
)

func rulemakingRules() []Rule {
	return []Rule{{ID: "table.rulemaking", Class: templates.Verify, Kind: rule.Across,
		Reads: rule.Reads{Judged: rule.Figures},
		Check: rulemaking}}
}

func rulemaking(c *Context) []finding.Finding {
	var counted []*templates.Slot
	for _, t := range c.Edition.Tables {
		for _, s := range t.Slots {
			v := c.Report.Value(s.ID)
			if strings.HasPrefix(s.ID, rulesRow) && v.IsNumber() && v.Number.IsPositive() {
				counted = append(counted, s)
			}
		}
	}
	if len(counted) == 0 {
		return nil
	}
	p := powerOf(c.Report.Agency, c.Options.Level)
	if p == has {
		return nil
	}
	f := rule.Finding("table.rulemaking", templates.Verify)
	c.AtSlots(&f, counted...)
	key := "lacks"
	f.Expected, f.Actual = "0", c.Report.Value(counted[0].ID).NumberText()
	if p == unknown {
		f.Outcome, key, f.Expected = finding.Unjudged, "unknown", ""
	}
	f.Message = message.New("table.rulemaking."+key, "row", counted[0].Row, "agency", c.Report.Agency, "n", f.Actual)
	f.Hint = message.New("rule.table.rulemaking.do")
	if p == unknown {
		f.Hint = message.New("table.rulemaking.unknown.do")
	}
	return []finding.Finding{f}
}

// KnownLevel reports whether a level decides whether a body of it may make rules (规章).
func KnownLevel(word string) bool { return powerOf("", word) != unknown }

// powerOf judges the kind of body (a government, a department) by the agency's name and, where
// given, its level, a word of package level. Where neither decides it is unknown: 市 may be a city
// with or without districts.
func powerOf(agency, word string) power {
	agency = strings.TrimSpace(agency)
	l, known := level.Of(word)
	if isCentral(agency) || known && l.Area == level.Central && l.Body != level.Vertical {
		return has
	}
	if isDepartment(agency) {
		return lacks
	}
	if known && l.Area != level.Nowhere {
		return powerOfLevel(l)
	}
	// 机关 and 单位 are words for governments too: a name that is one's decides.
	if p := powerOfGovernment(agency); p != unknown || !known {
		return p
	}
	if isGovernment(agency) {
		return unknown
	}
	return lacks
}

// powerOfLevel judges by the level alone: the governments of cities and provinces may.
func powerOfLevel(l level.Level) power {
	if l.Body == level.Government && (l.Area == level.Province || l.Area == level.City) {
		return has
	}
	return lacks
}

// ofGovernment end the names of governments and of the offices that report for them.
var ofGovernment = []string{"办公厅", "办公室", "人民政府", "政府"}

func isGovernment(agency string) bool {
	return wordlist.AnyEnds(agency, "人民政府", "人民政府办公厅", "人民政府办公室")
}

// powerOfGovernment judges a government, or the area it governs, by its name alone.
func powerOfGovernment(agency string) power {
	for _, tail := range ofGovernment {
		agency = strings.TrimSuffix(agency, tail)
	}
	switch {
	case wordlist.AnyEnds(agency, "省", "自治区", "自治州") || slices.Contains(municipalities, agency):
		return has
	case wordlist.AnyEnds(agency, "县", "區", "区", "旗", "乡", "鄉", "镇", "鎮", "街道", "街道办事处", "街道辦事處", "管委会", "管理委员会"):
		return lacks
	}
	return unknown
}

var municipalities = []string{"北京市", "天津市", "上海市", "重庆市"}

// isCentral recognises ministries and the like by their names: 公安部, 国家税务总局, 中国人民银行.
func isCentral(agency string) bool {
	for _, head := range []string{"国家", "国务院", "中国", "中华人民共和国", "國家", "國務院"} {
		if strings.HasPrefix(agency, head) && !wordlist.AnyIn(agency, "省", "市", "县", "區", "区", "州", "支行", "分局") {
			return true
		}
	}
	return wordlist.AnyEnds(agency, "部") && len([]rune(agency)) <= 10 &&
		!wordlist.AnyIn(agency, "省", "市", "县", "区", "支部") ||
		agency == "审计署" || agency == "海关总署"
}

// isDepartment recognises a department of a local government. A government's own office reports for
// the government.
func isDepartment(agency string) bool {
	return wordlist.AnyEnds(agency, "局", "厅", "廳", "委", "委员会", "委員會", "办公室", "辦公室", "中心", "大队", "支队", "站",
		"院", "所", "学校", "大学") &&
		!wordlist.AnyEnds(agency, "办公厅", "政府办公室", "管理委员会")
}
