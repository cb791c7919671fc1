// Package sample makes reports to try the printed forms on: [Plain] is one as an agency would send it, [Hostile] is
// full of what nobody should send but somebody will. The agencies do not exist. Only tests import it.
package sample

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Plain returns an ordinary report after an edition, the same every time. Its figures satisfy every relation of the
// built-in editions.
func Plain(e *templates.Edition) *report.Report {
	r := report.New("示例.xlsx")
	r.Identity = report.Identity{Edition: e.ID, Year: e.From + 3, Agency: "云岭市科学技术局",
		Code: "11530000000000000X", Scope: report.Own, Release: "1"}
	if e.To != 0 {
		r.Year = e.To
	}
	r.Cover = map[string]string{"head": "王建国", "reviewer": "李敏", "author": "𠮷田华", "phone": "0870-1234567",
		"date": strconv.Itoa(r.Year+1) + "年1月20日"}
	for _, s := range e.Sections {
		for _, text := range plainProse[s.ID] {
			text = strings.ReplaceAll(text, "{year}", strconv.Itoa(r.Year))
			r.Prose[s.ID] = append(r.Prose[s.ID], report.Paragraph{Text: text})
		}
	}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			r.Values[s.ID] = report.Parse(plainValue(s), report.StoredNumber)
		}
	}
	return r
}

// plainValue is a figure by the last words of the slot's id: 8 applications came in and 1 had been carried over; 5 were
// granted, 3 refused, 1 goes on.
func plainValue(s *templates.Slot) string {
	row, column := idPart(s.ID, 1), idPart(s.ID, 2)
	switch {
	case s.Kind == templates.Change:
		return "-5"
	case s.Kind == templates.Amount && s.Unit == "":
		return "18.076万元"
	case s.Kind == templates.Amount:
		return "59237.2449"
	case s.Table.ID == "disclosure":
		return strconv.Itoa(len(s.ID))
	case s.Table.ID == "review" && (column == "upheld" || column == "total"):
		return "2"
	case column == "person" || column == "total":
		if n, ok := plainRequests[row]; ok {
			return n
		}
	}
	return "0"
}

var plainRequests = map[string]string{"received": "8", "carried": "1", "granted": "5", "refused_process": "3",
	"total": "8", "forward": "1"}

func idPart(id string, n int) string {
	if parts := strings.Split(id, "."); n < len(parts) {
		return parts[n]
	}
	return ""
}

var plainProse = map[string][]string{
	"lead": {"根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。" +
		"如有疑问，请与云岭市科学技术局办公室联系（地址：云岭市翠湖路18号，邮编：650000，电话：0870-1234567，电子邮箱：kjj@yunling.example.cn）。"},
	"overview": {
		"{year}年，我局坚持以公开为常态、不公开为例外，各项工作取得新进展。",
		"（一）主动公开情况。全年通过门户网站主动公开政府信息1,234条，解读政策文件11件，回应关切23次，公开率达98.5%。",
		"（二）依申请公开情况。新收政府信息公开申请8件，上年结转1件，办结8件，结转下年度1件。",
		"（三）政府信息管理",
		"1.健全制度。修订“三审三校”制度，明确“谁起草、谁审查、谁负责”。",
		"2.清理文件。全面清理行政规范性文件，并向社会公布目录。",
		"（1）清理范围",
		"截至12月31日，现行有效的文件全部公开。",
	},
	"problems": {"一是政策解读形式不够丰富；二是专业力量不足。下一步，将加强培训，全年组织不少于2次专题学习。"},
	"other":    {"1.信息处理费收取情况。{year}年没有收取信息处理费。", "2.没有其他需要报告的事项"},
}

// Hostile returns a report made of what trips programs up: controls, marks that turn the direction of text, emoji,
// rare characters, markup, formulas, paragraphs of five thousand characters, notes beside every table. The same seed
// gives the same report. Figures are of every kind a cell can hold.
func Hostile(e *templates.Edition, seed uint64) *report.Report {
	rnd := rand.New(rand.NewPCG(seed, 7))
	r := report.New("恶意.xlsx")
	r.Identity = report.Identity{Edition: e.ID, Year: e.From, Agency: text(rnd, 3), Scope: report.Area}
	if rnd.IntN(4) == 0 {
		r.Agency, r.Title = "", text(rnd, 4)
	}
	for _, f := range e.Cover.Fields {
		if !f.Fixed {
			r.Cover[f.ID] = text(rnd, rnd.IntN(3))
		}
	}
	for _, s := range e.Sections {
		for range rnd.IntN(5) {
			p := report.Paragraph{Text: text(rnd, 1+rnd.IntN(12))}
			if s.Placed != "" {
				p.Table = append([]string{"", "no such table"}, tableIDs(e)...)[rnd.IntN(2+len(e.Tables))]
			}
			r.Prose[s.ID] = append(r.Prose[s.ID], p)
		}
	}
	if seed%5 == 0 {
		long := strings.Repeat("公开“信息”12.5万元，", 400)
		r.Prose["overview"] = append(r.Prose["overview"], report.Paragraph{Text: long})
	}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			switch rnd.IntN(12) {
			case 0: // a slot nothing was found for
			case 1:
				r.Values[s.ID] = report.Zero("")
			case 2:
				r.Values[s.ID] = report.Parse(text(rnd, 1), report.StoredText)
			case 3:
				r.Values[s.ID] = report.Parse("=1+1", report.StoredFormula)
			default:
				r.Values[s.ID] = report.Parse(figures[rnd.IntN(len(figures))], report.StoredText)
			}
		}
	}
	return r
}

func tableIDs(e *templates.Edition) []string {
	var ids []string
	for _, t := range e.Tables {
		ids = append(ids, t.ID)
	}
	return ids
}

var figures = []string{"0", "7", "3985758", "-", "—", "/", "", "无", "减5", "+3", "－8", "1,016,121", "205304.67250000002",
	"865.01萬元", "22（其中修订16件）", "１２", "\u00a0148\u200b", "#REF!", "=1+1", "@SUM(A1)", "1e3", "true"}

// pieces are what texts are made of.
var pieces = []string{
	"（一）主动公开情况。", "（二）依申请公开", "1.健全制度。", "(1)清理", "1.5万件", "一、", "（三）", "“三安全一稳定”", "2024年12月31日",
	"全年公开政府信息3,119条，占98.5%。", "——", "……", "《中华人民共和国政府信息公开条例》", "省科學技術廳", "甲乙丙丁戊己庚辛壬癸", "　　",
	"\x00\x07\x1b[31m", "\u202e倒过来\u202c", "\u200bזה עברית", "مرحبا ١٢٣", "👨‍👩‍👧", "🇨🇳", "e\u0301", "𠮷", "𬭩",
	"葛\U000E0100", "\ufeff", "\uffff\ufffe",
	"<script>alert('x')</script>", "&amp;&#10;", "]]>", "<!--", "-->", `"'`, "=cmd|' /C calc'!A0", "+1+1",
	"-2+3", "@SUM(1)", "\t", "\r\n", "\n\n", "\u2028",
	"https://www.example.gov.cn/art/2024/1/20/art_1234_567890.html?x=1&y=2#top",
	"ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ",
	"12345678901234567890123456789012345678901234567890", "\xff\xfe", "\\n%s{{.}}${x}`", "a  b", "①㈠㎡", "﷽",
}

func text(rnd *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[rnd.IntN(len(pieces))])
	}
	return b.String()
}
