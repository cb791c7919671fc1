package typeset

import (
	"slices"
	"strings"
)

// units are the words that follow a number and stay with it. They are words of the language, not of
// the form; the longest that fits is taken. A unit may follow 余 or 多, and 十, 百, 千, 万, 亿.
var units = func() map[rune][]string {
	words := strings.Fields(`
		年度 周年 年 个月 月份 月 日 号 时 点 分钟 分 秒 小时 个工作日 天 周 季度
		件次 件 条次 条 项 人次 人 份 家 篇 期 场次 场 部 届 名 户 次 起 宗 例 页 字 批 套
		台 辆 所 处 种 类 级 位 倍 个 公里 千米 平方公里 平方米 立方米 米 公斤 千克 克 吨 亩
		公顷 度 楼 室 层 栋 路 弄 卷 张 本 册 笔 组 代 班 岁 元 角 美元 欧元 周次 轮 款 章
		节 幅 支 只 块 座 间 门 线 行 列 栏 版 集 讲 课 学时 课时 课次
		個月 條次 條 項 個工作日 個 場次 場 屆 戶 頁 處 種 類 級 號 時 點 分鐘 小時 張 冊 筆
		組 畝 萬 億 週 輪 間`)
	byFirst := map[rune][]string{}
	for _, w := range words {
		first := []rune(w)[0]
		byFirst[first] = append(byFirst[first], w)
	}
	for _, list := range byFirst {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	return byFirst
}()

const (
	magnitudes = "十百千万亿萬億"
	roughly    = "余多馀餘几"
	ratios     = "%％‰℃°"
	// joiners occur inside a number between two figures: 1,016,121 12.5 9:00 2019-2020
	// 0943—8221661 1/3 10～20
	joiners = ",.:/-—－–~～・·"
	signs   = "+-－＋±"
)

// numbers calls found for every number in the text: from and core are the figures and the marks
// inside them, set without any gap; from and to are the whole that stays on one line, with its
// sign, unit and 第.
func numbers(text []Char, found func(from, core, to int)) {
	at := func(i int) rune {
		if i < 0 || i >= len(text) {
			return 0
		}
		return text[i].Rune
	}
	for i := 0; i < len(text); i++ {
		if !isDigit(at(i)) {
			continue
		}
		from, core := i, i+1
		for isDigit(at(core)) || inside(at, core) > 0 {
			core += max(1, inside(at, core))
		}
		if strings.ContainsRune(signs, at(from-1)) && at(from-1) != 0 && !isLetter(at(from-2)) {
			from--
		}
		to := unitEnd(at, core)
		if at(from-1) == '第' {
			found(from-1, core, to)
		} else {
			found(from, core, to)
		}
		i = core - 1
	}
}

// inside returns how many characters at i join two parts of a number; 0 when none do. Two dashes
// join as one.
func inside(at func(int) rune, i int) int {
	r := at(i)
	if r == 0 || !strings.ContainsRune(joiners, r) {
		return 0
	}
	if isDigit(at(i + 1)) {
		return 1
	}
	if r == '—' && at(i+1) == r && isDigit(at(i+2)) {
		return 2
	}
	return 0
}

func isLetter(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || isDigit(r) || isFullWidthLetter(r)
}

// unitEnd returns where the unit of a number that ends at i ends. A month goes on to its day:
// 1月1日.
func unitEnd(at func(int) rune, i int) int {
	if r := at(i); r != 0 && strings.ContainsRune(ratios, r) {
		return i + 1
	}
	for n := 0; n < 4 && at(i) != 0 && strings.ContainsRune(roughly+magnitudes, at(i)); n++ {
		i++
	}
	for _, word := range units[at(i)] {
		runes := []rune(word)
		if matches(at, i, runes) {
			i += len(runes)
			if word == "月" && isDigit(at(i)) {
				day := i
				for isDigit(at(day)) {
					day++
				}
				if at(day) == '日' || at(day) == '号' {
					return day + 1
				}
			}
			return i
		}
	}
	return i
}

func matches(at func(int) rune, i int, word []rune) bool {
	for j, r := range word {
		if at(i+j) != r {
			return false
		}
	}
	return true
}
