package document

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func heading(level int, text string) Block {
	return Block{Kind: Heading, Level: level, Runs: []Run{{Text: text}}}
}

func body(text string) Block { return Block{Runs: []Run{{Text: text}}} }

func runsIn(level int, head, rest string) Block {
	return Block{Runs: []Run{{Text: head, Level: level}, {Text: rest}}}
}

func TestClassify(t *testing.T) {
	for line, want := range map[string]Block{
		"（一）主动公开":            heading(2, "（一）主动公开"),
		"(四）公开政府信息":          heading(2, "(四）公开政府信息"),
		"(一)上年度存在的主要問題及改進情況": heading(2, "(一)上年度存在的主要問題及改進情況"),
		"（二）加强主动公开，提升公开质量":   heading(2, "（二）加强主动公开，提升公开质量"),
		"1.依据《政府信息公开信息处理费管理办法》收取信息处理费的情况": heading(3, "1.依据《政府信息公开信息处理费管理办法》收取信息处理费的情况"),
		"１．健全制度":        heading(3, "１．健全制度"),
		"1、健全制度":        heading(3, "1、健全制度"),
		"1. 健全制度":       heading(3, "1. 健全制度"),
		"（1）清理范围":       heading(4, "（1）清理范围"),
		"⑴清理范围":         heading(4, "⑴清理范围"),
		"（一）主动公开情况。全年…": runsIn(2, "（一）主动公开情况。", "全年…"),
		"1.公開權力配置。依法公開廳本級信息。":      runsIn(3, "1.公開權力配置。", "依法公開廳本級信息。"),
		"（4）强化公众参与。向社会及时公布重大决策事项。": runsIn(4, "（4）强化公众参与。", "向社会及时公布重大决策事项。"),
		"（三）拓宽渠道，加强建设。共发布“要闻。”若干":  runsIn(2, "（三）拓宽渠道，加强建设。", "共发布“要闻。”若干"),

		// Short lines without a number may be headings or not; the agency knows, we do not.
		"强化组织保障，健全工作机制": body("强化组织保障，健全工作机制"),
		"一是加强组织领导。":     body("一是加强组织领导。"),
		"一、总体情况":        body("一、总体情况"),
		"（一）公开不及时；":     body("（一）公开不及时；"),
		"（一）公开不及时。":     body("（一）公开不及时。"),
		"（一）收到：8件":      body("（一）收到：8件"),
		"（一）落实“应公开尽公开。不公开为例外”。其次": body("（一）落实“应公开尽公开。不公开为例外”。其次"),
		"（一）":       body("（一）"),
		"1.5万件文件":   body("1.5万件文件"),
		"2024.1":    body("2024.1"),
		"12.30会议":   body("12.30会议"),
		"2024年，我局":  body("2024年，我局"),
		"（2024）12号": body("（2024）12号"),
		"1.收集材料，":   body("1.收集材料，"),
		"（一）本年度共举办新闻发布会十二场并在全部县区和所有部门开展了政务公开专题培训工作。此外":        body("（一）本年度共举办新闻发布会十二场并在全部县区和所有部门开展了政务公开专题培训工作。此外"),
		"（一）本年度共举办新闻发布会十二场并在全部县区和所有部门开展了政务公开专题培训工作此外还有许多别的内容": body("（一）本年度共举办新闻发布会十二场并在全部县区和所有部门开展了政务公开专题培训工作此外还有许多别的内容"),
	} {
		assert.Equal(t, want, classify(line), line)
	}
}

func TestLines(t *testing.T) {
	for raw, want := range map[string][]string{
		"　　全年公开。\n\n  （一）好\r\n": {"全年公开。", "（一）好"},
		"a\u00a0\t b":             {"a b"},
		"张三　　李四":                  {"张三　　李四"},
		"\u202e倒过来\u202c":         {"倒过来"},
		"1\u200b2":                {"12"},
		"\x00\ufeff\u200d":        nil,
		"👨\u200d👩":                {"👨\u200d👩"},
		"公\u200d开":                {"公开"},
		"葛\U000E0100城":            {"葛\U000E0100城"},
		"甲\u2028乙\u0085丙\v丁":      {"甲", "乙", "丙", "丁"},
		"\xff":                    {"\ufffd"},
		"\uffff\ufffe\U0001ffff无": {"无"},
		"\x1b[31m红\x1b[0m":        {"[31m红[0m"},
		"<b>&amp;</b>":            {"<b>&amp;</b>"},
		"e\u0301":                 {"e\u0301"},
	} {
		assert.Equal(t, want, lines(raw), "%q", raw)
	}
}
