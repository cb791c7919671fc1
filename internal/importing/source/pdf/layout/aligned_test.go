package layout

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A table of which nothing is drawn is known by where its words are.
func TestAligned(t *testing.T) {
	plain := func() *Page {
		return sheetOf().text(90, 100, 10, "内容").text(200, 100, 10, "制发").text(300, 100, 10, "有效").
			text(90, 120, 10, "规章").text(205, 120, 10, "0").text(305, 120, 10, "12").
			text(90, 140, 10, "规范性文件").text(205, 140, 10, "4").text(305, 140, 10, "3")
	}
	for _, c := range []struct {
		name  string
		pages []*Page
		want  []string
	}{
		{"Heads", []*Page{plain()}, []string{"[内容][制发][有效]/[规章][0][12]/[规范性文件][4][3]"}},
		{"ALabelOfTwoLines", []*Page{plain().text(90, 155, 10, "其他文件和").text(90, 167, 10, "办事指南").
			text(205, 161, 10, "7").text(305, 161, 10, "8")},
			[]string{"[内容][制发][有效]/[规章][0][12]/[规范性文件][4][3]/[其他文件和办事指南][7][8]"}},
		{"GoesOnOverPages",
			[]*Page{plain(),
				sheetOf().text(90, 80, 10, "甲").text(205, 80, 10, "1").text(305, 80, 10, "2").
					text(90, 100, 10, "乙").text(205, 100, 10, "5").text(305, 100, 10, "6")},
			[]string{"[内容][制发][有效]/[规章][0][12]/[规范性文件][4][3]/[甲][1][2]/[乙][5][6]"}},
		{"HeadsAgainOnTheNextPage", []*Page{plain(), plain()},
			[]string{"[内容][制发][有效]/[规章][0][12]/[规范性文件][4][3]/[规章][0][12]/[规范性文件][4][3]"}},
		{"OtherColumnsAreAnotherTable", []*Page{plain().text(90, 170, 10, "内容").text(250, 170, 10, "决定数").
			text(90, 190, 10, "许可").text(260, 190, 10, "9")},
			[]string{"[内容][制发][有效]/[规章][0][12]/[规范性文件][4][3]", "[内容][决定数]/[许可][9]"}},
		{"FiguresOnTwoLinesAreNone",
			[]*Page{sheetOf().text(90, 126, 10, "规章").text(205, 120, 10, "100").text(305, 120, 10, "100").
				text(205, 132, 10, "3").text(305, 132, 10, "4")}, []string{"100\t100", "规章", "3\t4"}},
		{"AColumnWithoutFigures", []*Page{sheetOf().text(90, 100, 10, "内容").text(200, 100, 10, "制发").
			text(260, 100, 10, "废止").text(320, 100, 10, "有效").
			text(90, 120, 10, "规章").text(205, 120, 10, "0").text(325, 120, 10, "12").
			text(90, 140, 10, "规范性文件").text(205, 140, 10, "4").text(325, 140, 10, "3")},
			[]string{"[内容][制发][废止][有效]/[规章][0][12]/[规范性文件][4][3]"}},
		{"ALabelWithoutFigures", []*Page{plain().text(90, 170, 10, "其他文件").
			text(90, 200, 10, "行政许可").text(205, 200, 10, "7").text(305, 200, 10, "8")},
			[]string{"[内容][制发][有效]/[规章][0][12]/[规范性文件][4][3]/[其他文件]/[行政许可][7][8]"}},
		{"NarrowGapsBetweenHeads", []*Page{sheetOf().text(90, 100, 10, "内容").
			text(200, 100, 10, "本年制发件").text(252, 100, 10, "现行有效件").
			text(90, 120, 10, "规章").text(200, 120, 10, "0").text(252, 120, 10, "12").
			text(90, 140, 10, "规范性文件").text(200, 140, 10, "4").text(252, 140, 10, "3")},
			[]string{"[内容][本年制发件][现行有效件]/[规章][0][12]/[规范性文件][4][3]"}},
		{"OneFigureIsNoTable", []*Page{sheetOf().text(90, 100, 10, "合计").text(205, 100, 10, "3")},
			[]string{"合计\t3"}},
		{"AFrameAroundItAll",
			[]*Page{plain().rule(80, 90, 400, 90).rule(80, 160, 400, 160).
				rule(80, 90, 80, 160).rule(400, 90, 400, 160)},
			[]string{"[内容][制发][有效]/[规章][0][12]/[规范性文件][4][3]"}},
		{"RulesBetweenRows",
			[]*Page{plain().rule(80, 95, 400, 95).rule(80, 115, 400, 115).
				rule(80, 135, 400, 135).rule(80, 155, 400, 155)},
			[]string{"[内容][制发][有效]/[规章][0][12]/[规范性文件][4][3]"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, shown(c.pages...)) })
	}
}
