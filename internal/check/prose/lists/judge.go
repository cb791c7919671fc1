package lists

import (
	"slices"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// judge decides a list. It is right if any reading of it is; wrong only if none is and none can be: the parts exceed
// every total they may belong to, or they fall short of one and the sentence says that they are all of them.
func (f *lister) judge(l *candidate, s *reading.Sentence) {
	if l.endless {
		return
	}
	if w, parts := f.right(l); w != nil {
		f.last = w[0]
		if n := len(parts); n < len(l.parts) {
			l.next = parts[n-1].At + 1 // what follows may be another list of the same total
		}
		f.tell(reading.Right, w, parts, s)
		return
	}
	if l.apart && f.areListed(l) {
		l.parts = chain(l.parts, l.more)
	}
	l.parts = f.ofOneMatter(f.enumerated(l.parts))
	if len(l.parts) < 2 || len(l.totals) == 0 {
		return
	}
	w := f.against(l)
	if w == nil {
		return
	}
	f.last = l.nearest()
	if !f.over(l, w, s) && !(len(w) == 1 && f.under(l, f.last)) {
		return
	}
	v := reading.Wrong
	if !l.measurable(w) {
		v = reading.Unjudged
	}
	f.tell(v, w, l.parts, s)
}

// areListed reports whether amounts that semicolons part are yet one list: set off by a colon,
// numbered, sorted, or of one kind. Else the next may be a total beside the one the list is of:
// 网站100条，其中动态90条；微信122条.
func (f *lister) areListed(l *candidate) bool {
	a := l.parts[0]
	if a.Set || a.Numbered || l.opens.Closed() || l.opens == reading.Colon {
		return true
	}
	all := chain(l.parts, l.more)
	if f.ofOneKind(all) || ofOneForm(all) {
		return true
	}
	for _, p := range l.more {
		if utf8.RuneCountInString(p.Label) > wholeLabel || wordlist.AnyIn(p.Label, acts...) {
			return false
		}
	}
	return true
}

// acts are words for what an office does, by which a total is named and hardly a part.
var acts = []string{"收到", "受理", "办理", "办结", "发布", "公开", "推送", "举办", "组织", "开展", "编发", "印发", "制作", "制定", "召开",
	"接待", "接听", "回复", "答复", "承办",
	"更新", "上传", "报送", "审核", "刊登", "转载", "发放", "编印", "出版", "检查", "整改", "培训", "建成", "设立", "发生", "废止", "予以", "不予", "结转"}

// enumerated returns the parts that 、 joins, where a comma follows such a run: 甲860套、乙1900套，竣工2100套. What comes
// after the comma may be something else, unless it is what is left over.
func (f *lister) enumerated(parts []*reading.Amount) []*reading.Amount {
	for n := 2; n < len(parts); n++ {
		if parts[n].Again {
			continue
		}
		if parts[n-1].Joined && !parts[n].Joined && !f.isRemainder(parts[n].Label) {
			return parts[:n]
		}
	}
	return parts
}

// right looks for a reading in which the list adds up: with any of its totals, with or without the amounts after an
// inner 其中, with what follows the semicolons, without what follows a comma. Totals side by side come last, but before a
// single one that needs a part left out.
func (f *lister) right(l *candidate) (totals, []*reading.Amount) {
	var single, several []totals
	for _, t := range l.totals {
		single = append(single, totals{t})
	}
	if t := l.nearest(); t != nil {
		w := f.sides(t)
		for n := 2; n <= len(w); n++ {
			several = append(several, w[:n])
		}
	}
	whole, readings := [][]*reading.Amount{l.parts}, l.readings()
	if w, _ := holding(single, whole); w == nil {
		if w, parts := holding(several, whole); w != nil {
			return w, parts
		}
	}
	return holding(append(single, several...), readings)
}

// holding returns the first of some totals with the first of some parts that add up to it.
func holding(wholes []totals, readings [][]*reading.Amount) (totals, []*reading.Amount) {
	for _, w := range wholes {
		for _, parts := range readings {
			if len(parts) > 1 && w.exactly(parts) {
				return w, parts
			}
		}
	}
	return nil, nil
}

// mostReadings bounds the readings of one list.
const mostReadings = 24

func (l *candidate) readings() [][]*reading.Amount {
	all := [][]*reading.Amount{l.parts}
	for n := 1; n < len(l.rest) && len(all) < mostReadings; n++ {
		all = append(all, chain(l.parts, l.rest[n:]))
	}
	for n := 1; n <= len(l.more) && len(all) < mostReadings; n++ {
		all = append(all, chain(l.parts, l.more[:n]))
	}
	for n := len(l.parts) - 1; n > 1 && len(all) < mostReadings; n-- {
		if !l.parts[n].Joined {
			all = append(all, l.parts[:n])
		}
	}
	return all
}

func chain(a, b []*reading.Amount) []*reading.Amount {
	return append(append(make([]*reading.Amount, 0, len(a)+len(b)), a...), b...)
}

func sum(parts []*reading.Amount, unit string) decimal.Decimal {
	total := decimal.Zero
	for _, p := range parts {
		if p.Unit == unit {
			total = total.Add(p.Value)
		} else {
			total = total.Add(p.Number)
		}
	}
	return total
}

// exactly reports whether parts add up to the total, leaving room for what rounding decimals takes away. Unlike measure
// words are compared by their bare numbers.
func exactly(a *reading.Amount, parts []*reading.Amount) bool {
	unit, value, room := a.Unit, a.Value, a.Rounding()
	for _, p := range parts {
		room = room.Add(p.Rounding())
		if p.Unit != unit {
			unit, value = "", a.Number
		}
	}
	if unit == "" {
		room = decimal.Zero
	}
	return sum(parts, unit).Sub(value).Abs().Cmp(room) <= 0
}

// nearest returns the total the list would be accused against: the nearest with the same measure word. Unlike measure
// words may confirm, never accuse.
func (l *candidate) nearest() *reading.Amount {
	for _, t := range l.totals {
		if l.alike(t) {
			return t
		}
	}
	return nil
}

func (l *candidate) alike(t *reading.Amount) bool {
	for _, p := range l.parts {
		if p.Unit != t.Unit && !p.Bare() {
			return false
		}
	}
	return true
}

// measurable reports whether none of the amounts is an estimate.
func (l *candidate) measurable(w totals) bool { return w.exact() && totals(l.parts).exact() }

// over reports whether the parts exceed every total they may belong to, and are parts of one kind: those that are
// counted in two ways, lie within one another or tell something of each thing may well exceed it. Where the totals side
// by side are not exceeded, the list may leave some parts out, unless it says that it names all.
func (f *lister) over(l *candidate, w totals, s *reading.Sentence) bool {
	t := w[0]
	switch {
	case f.mixed(l.parts), s.Overlaps, f.tellOfEach(l.parts, w):
		return false
	case t.Unit == anything && exceeded(l.nearest(), l.parts):
		return false
	case len(w) == 1 && t.Carried && exceeded(t, l.parts):
		return false // what is carried over is but a share of what was dealt with
	}
	for _, t := range l.totals {
		if l.alike(t) && sum(l.parts, t.Unit).Cmp(t.Value) <= 0 {
			return false
		}
	}
	return len(w) == 1 || sum(l.parts, t.Unit).Cmp(w.value()) > 0 || f.saysAll(l, t)
}

// exceeded reports whether one amount alone is larger than the total. Where no word makes it a
// part, or the measure word may count anything, it is hardly one, but something else in the
// sentence: 涵盖部门41个，其中可机读数据集298个.
func exceeded(t *reading.Amount, parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Value.GreaterThan(t.Value) })
}

// tell adds a list to the result.
func (f *lister) tell(v reading.Verdict, w totals, parts []*reading.Amount, s *reading.Sentence) {
	l := List{Verdict: v, Start: f.text.Offset(s.From), totals: w, parts: parts}
	unit := w[0].Unit
	from, to := s.From, s.To
	for _, t := range slices.Backward(w) {
		l.Totals = append(l.Totals, f.amount(t, unit))
		if t.In != nil {
			from, to = min(from, t.In.From), max(to, t.In.To)
		}
	}
	for _, p := range parts {
		l.Parts = append(l.Parts, f.amount(p, unit))
	}
	l.Sum = sum(parts, unit)
	l.Sentence = f.text.Quote(from, to)
	f.found = append(f.found, l)
}

func (f *lister) amount(a *reading.Amount, unit string) reading.Stated {
	value := a.Value
	if a.Unit != unit {
		value = a.Number
	}
	return reading.Stated{Label: f.text.Quote(a.LabelAt[0], a.LabelAt[1]), Written: f.text.Quote(a.From, a.To),
		Value: value, Unit: a.Unit}
}
