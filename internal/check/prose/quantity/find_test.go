package quantity

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

// found writes quantities as number and measure, an estimate with a tilde.
func found(text string) string {
	var out []string
	for _, q := range Find(Read(text)) {
		s := q.Number.String() + q.Measure
		if !q.Exact {
			s = "~" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"主动公开388条":                "388条",
		"申请 153件":                 "153件",
		"发布３６件，１，２００次":            "36件 1200次",
		"累计3,642条":                "3642条",
		"总数388条，网上5件，通过3件":        "388条 5件 3件",
		"采购205304.6725万元":         "205304.6725万元",
		"采購865.01萬元":              "865.01万元",
		"咨詢784人次，104個，5條":         "784人次 104个 5条",
		"解读三十二篇":                  "32篇",
		"来函一百二十三条、两件、十二份":         "123条 2件 12份",
		"三万二千零五十条":                "32050条",
		"印发6期（双月4期），8400本":        "6期 4期 8400本",
		"（主办3，会办4；分办5）":           "3 4 5",
		"共12项，专栏七个。":              "12项 7个",
		"走访企业300余家":               "~300家",
		"培训180余人次":                "~180人次",
		"访问2万余次":                  "~20000次",
		"访问25.4万次":                "~254000次",
		"约50件，近30次，超过20场":         "~50件 ~30次 ~20场",
		"数十件，上百件，几百次，十余件，二三十份":    "~10件 ~100件 ~100次 ~10件 ~30份",
		"3至5件，6-8次，5件至8件":         "~5件 ~8次 ~5件 ~8件",
		"50件左右，80人以上":             "~50件 ~80人",
		"2020年1月1日至12月31日":        "",
		"（国务院令第711号）":             "",
		"市政办发〔2020〕93号":           "",
		"第20条、第3次、第十二次":           "",
		"电话0533-3162562；":         "",
		"电话：8221661，":             "",
		"占98%，99.5%":              "",
		"六个部分，四个栏目，三项制度，一个窗口":     "",
		"4个栏目，5个方面，20个工作日":        "",
		"“六稳”“五公开”《第10件事》":        "",
		"十九届四中全会，全国人大五次会议":        "",
		"一次性告知，统一件，一件事":           "",
		"30天，5年，3小时，1—6月":         "",
		"邮箱 kjj8221661@126.com":   "",
		"12·4宪法日，1.2.3版":          "",
		"100%监测，5G，A4":            "",
		"2021版，2021本级，5部门":        "",
		"公示牌29块，镇2块、村27块":         "29块 2块 27块",
		"公示牌29块，镇2块":              "",
		"得分86分，甲88分，乙85分":         "",
		"检查12家次，更换188版次，16版次，2版次": "12家次 188版次 16版次 2版次",
		"共43份（本、张），5件（详见附件）":      "43份 5件",
		"": "",
	} {
		assert.Equal(t, want, found(text), "%s", text)
	}
}

func TestQuoteIsTheAuthorsOwn(t *testing.T) {
	text := Read("共收到申請 １５３件（其中…），　餘下 3 個。")
	q := Find(text)
	assert.Equal(t, "１５３件", text.Quote(q[0].From, q[0].To))
	assert.Equal(t, "3 個", text.Quote(q[1].From, q[1].To))
	assert.Equal(t, "共收到申請 １５３件（其中…），　餘下 3 個。", text.Quote(0, len(text.Runes)))
	assert.Equal(t, "", text.Quote(5, 5))
}

func TestMoneyHasOneUnit(t *testing.T) {
	q := Find(Read("1.2万元，7000元，3亿元"))
	assert.Equal(t, []string{"12000", "7000", "300000000"}, []string{q[0].Value.String(), q[1].Value.String(), q[2].Value.String()})
	assert.Equal(t, "元", q[0].Unit)
}

func TestWhatIsRounded(t *testing.T) {
	q := Find(Read("25.4万次，2086万人次，3万余件，约2万册，共43份（本、张）"))
	room := []string{}
	for _, one := range q {
		if one.Rounded {
			room = append(room, one.Rounding().String())
		}
	}
	assert.Equal(t, []string{"500", "5000"}, room)
	assert.True(t, q[4].Counts("张") && !q[4].Counts("册"))
}

func FuzzFind(f *testing.F) {
	f.Add("共收到申請 １５３件（其中，各縣（區）99件、市直54件）。")
	f.Add("《“（1.2.3件，三百二十一萬零五條-8次")
	f.Add("\xff１\xc0件")
	f.Fuzz(func(t *testing.T, raw string) {
		text := Read(raw)
		last := 0
		for _, q := range Find(text) {
			if q.From < last || q.To <= q.From || q.To > len(text.Runes) {
				t.Fatalf("%q: quantity at %d..%d after %d", raw, q.From, q.To, last)
			}
			last = q.To
			if quote := text.Quote(q.From, q.To); utf8.ValidString(raw) && !strings.Contains(raw, quote) {
				t.Fatalf("%q does not hold %q", raw, quote)
			}
		}
	})
}
