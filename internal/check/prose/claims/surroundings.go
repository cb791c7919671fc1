package claims

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// The words around a figure's name and its number decide whether they are the form's: the subject
// must be named, the words before must be understood, and the words after must not be another
// thing that is counted.

// isAbout reports whether an amount is about the subject: by what is being talked about, by a
// noun in its own clause, or by the noun after it.
func (c *claimer) isAbout(i int) bool {
	if c.topic || c.claimed {
		return true
	}
	for k := c.clause; k < i; k++ {
		switch t := c.tokens[k]; t.role {
		case noun, nearNoun:
			return true
		case figureWord:
			if c.topics.In(c.Folded.Words(t.from, t.to)) {
				return true // 政府信息公开申请数量
			}
		}
	}
	for k := i + 1; k < c.end; k++ {
		switch c.tokens[k].role {
		case noun, nearNoun:
			return true
		case besideSubject, besideAny:
		default:
			return false
		}
	}
	return false
}

// countsApplications reports whether the name of an amount holds 申请 or stands right before it, in a sentence with one of
// the form's own names, and all around is understood: 办结申请24件.
func (c *claimer) countsApplications(i, at int) bool {
	next := at + 1
	if next < i && c.said(next) == "的" {
		next++
	}
	if c.bare() == nil || c.foreign || c.headed || at >= i || c.tokens[at].role != figureWord ||
		!strings.Contains(c.said(at), "申请") && c.said(next) != "申请" ||
		slices.ContainsFunc(c.tokens[next:i], func(t token) bool { return !isBesides(t.role) }) {
		return false // 办结申请退税26件
	}
	own := c.tokens[at].figures[0].Usage != templates.Common ||
		slices.ContainsFunc(c.tokens[c.sentence:c.end], func(t token) bool {
			return t.role == figureWord && t.figures[0].Usage == templates.Own
		})
	return own && c.fits(at) && c.goesOn(i)
}

// inTimeWords mean that only what was done in time is counted; the rest was late:
// 按期办结38件，延期办结2件.
var inTimeWords = []string{"按时", "按期", "如期", "及时", "期限内", "时限内", "时间内", "限期内"}

// longestClause is how many words of a clause are looked at.
const longestClause = 60

// clauseAt returns where the clause of the words at a token begins.
func (c *claimer) clauseAt(at int) int {
	from := at
	for from > max(c.since, at-longestClause) && c.tokens[from-1].role != comma {
		from--
	}
	return from
}

// fits checks the clause before the words that name a figure: nothing there may deny it or be
// another's, and the words right before them must be understood: 延期办结5件 is not what was
// 办结.
func (c *claimer) fits(at int) bool {
	from := c.clauseAt(at)
	if c.opensWithOther(from, at) {
		return false
	}
	last := at - 1 // what stands before the words and the nouns that go with them
	for last > from && isBesides(c.tokens[last].role) {
		last--
	}
	for k := from; k < at; k++ {
		switch t := c.tokens[k]; t.role {
		case other, negator:
			return false
		case unknown:
			said := c.said(k)
			if foreignOrgan(said, c.agency) || wordlist.AnyIn(said, othersAct...) ||
				k == last && !c.leadsTo(said) && !c.isAboutAll(k) {
				return false
			}
		}
	}
	return true
}

// isAboutAll reports whether a word applies to all that the subject's noun after it names:
// 对政府信息公开申请不予处理67件.
func (c *claimer) isAboutAll(k int) bool { return c.said(k) == "对" && c.tokens[k+1].role == noun }

// isBesides reports whether a word may be between those of a figure and those before them.
func isBesides(r role) bool {
	return r == join || r == noun || r == nearNoun || r == besideSubject || r == besideAny
}

// leadEnds are the ends of words of time and circumstance that may be right before the words of a
// figure, or before its number: 加上上年结转2件, 尚有14件结转下年度.
var leadEnds = []string{"年", "年度", "度内", "期内", "方面", "月", "日", "底", "末", "中", "期间", "来", "至今", "目前", "现", "含",
	"包括", "限内", "时间内",
	"加上", "连同", "連同", "承接", "另", "尚", "仍", "还", "還", "只", "仅", "剩余", "剩餘", "其余", "其餘", "应", "属", ".", "·", "”",
	"》", "对", "就", "将", "同时", "计入", "含上", "算上", "另外", "此外", "看", "分", "划分", "统计", "渠道", "是", "共有", "其中",
	"年底", "实际上", "①", "②", "③", "④", "⑤", "一是", "二是", "三是", "四是", "五是", "按", "名义下"}

// leadsTo reports whether words may be right before those that name a figure: a time, or an
// actor.
func (c *claimer) leadsTo(said string) bool {
	for _, end := range leadEnds {
		if strings.HasSuffix(said, end) {
			return true
		}
	}
	return isYear(reading.LastRunes(said, 4)) || slices.Contains(ordinals, said) ||
		wordlist.AnyEnds(said, actualWords...) ||
		isActor(said, c.agency)
}

// ordinals number the items of a row: 一是予以公开12件；二是部分公开6件.
var ordinals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九"}

// isYear reports whether a text is the number of a year; 年度 after it is a word of its own.
func isYear(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n/100 == 20
}

// goesOn looks at what follows an amount up to the end of its clause: it must not be another thing that is counted.
func (c *claimer) goesOn(i int) bool {
	named := false
	for k := c.since; k < i; k++ {
		named = named || c.tokens[k].role == noun || c.tokens[k].role == nearNoun
	}
	for k := i + 1; k < c.end; k++ {
		switch c.tokens[k].role {
		case noun, nearNoun, besideSubject, besideAny, figureWord:
			named = true
		case unknown:
			if wordlist.AnyBegins(c.said(k), "中", "里", "之中", "当中") {
				return true // 办结的138件中
			}
			if !named {
				return false
			}
		case other, partial, members:
			return false
		default:
			return true
		}
	}
	return true
}
