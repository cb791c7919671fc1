package lists

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// Shares in percent are judged in two ways, without weights: those of a whole come to a hundred (网站占60%，微信占25%，其余占25%), and
// each is what its figure is of the total (80件，其中咨询20件，占25%).

// percent is a share in percent.
type percent struct {
	from, to int    // where it stands
	words    string // since the share before it, or the beginning of its stretch
	value    decimal.Decimal
	places   int32
	fresh    bool // it begins a stretch
}

// percentages returns the percentages of a text.
func (r *proposer) percentages() (list []percent) {
	start, fresh := 0, true
	for i, c := range r.text.Runes {
		switch {
		case r.text.Shut[i]:
		case strings.ContainsRune("。;!?\n", c):
			start, fresh = i+1, true
		case c == '%':
			from := i
			for from > start && strings.ContainsRune("0123456789.", r.text.Runes[from-1]) {
				from--
			}
			written := r.text.Words(from, i)
			v, err := decimal.NewFromString(written)
			if err != nil {
				continue
			}
			_, digits, _ := strings.Cut(written, ".")
			list = append(list, percent{from, i + 1, r.text.Words(start, from), v, int32(len(digits)), fresh})
			start, fresh = i+1, false
		}
	}
	return list
}

// What leads to a share, to one more of several, to one that is left over, and to what all come to.
var (
	leadsToShare = regexp.MustCompile(`(?:占|比重|份额)[^,;:。占]{0,10}$`)
	anotherShare = regexp.MustCompile(`^[)]?(?:、|和|及|以及|与|,)$`)
	restShare    = regexp.MustCompile(`(?:其余|余下|剩余|剩下)[^,;:。]{0,12}$`)
	allShares    = regexp.MustCompile(`(?:合计|共计|总计|相加|之和|加起来)(?:为|是|达|正好|恰为|占)?$`)
	sortsShares  = regexp.MustCompile(`(?:^|[,:])(?:从|按|就|以|依)[^,:]{1,14}(?:看|分|划分|统计|计|而言|来说)[,:]|分别占`)
	namesShare   = regexp.MustCompile(`^,(?:即|也就是|计|合)(?:为|有)?$`)
	sharedOut    = regexp.MustCompile(`^,其中[^,;:]*占[\d.]+%,(?:即|也就是|计|合)(?:为|有)?$`) // 540条，其中当天答复的占70%，即378条
	ofTheWhole   = regexp.MustCompile(`^[^,;:。、()]{0,6}[,(]?占(?:比|总数|总量|总件数|总条数|全部|总体)?(?:的|为|达)?$`)
)

// percents judges the shares of a paragraph.
func (r *proposer) percents() {
	list := r.percentages()
	for i := 0; i < len(list); {
		n := r.sharesFrom(list[i:])
		if n > 1 {
			r.judgeShares(list[i:], n)
		}
		i += max(n, 1)
	}
	r.judgeRatios(list)
}

// sharesFrom returns how many percentages from the first on are shares of one whole.
func (r *proposer) sharesFrom(list []percent) int {
	several := strings.Contains(list[0].words, "分别占")
	for n, p := range list {
		is := leadsToShare.MatchString(p.words) || n > 0 && (restShare.MatchString(p.words) ||
			several && anotherShare.MatchString(p.words))
		if !is || n > 0 && (p.fresh && !restShare.MatchString(p.words) && !r.goOnAfter(list[n-1], p) ||
			strings.Contains(p.words, "其中") || sortsShares.MatchString(p.words)) {
			return n
		}
	}
	return len(list)
}

// goOnAfter reports whether nothing but a semicolon parts two shares.
func (r *proposer) goOnAfter(a, b percent) bool {
	return !strings.ContainsAny(r.text.Words(a.to, b.from), "。!?\n")
}

// judgeShares judges whether the first so many shares come to a hundred. Where no word says that they are all there are, they
// may come to less.
func (r *proposer) judgeShares(list []percent, n int) {
	sum, room := decimal.Zero, decimal.Zero
	var parts []reading.Stated
	for _, p := range list[:n] {
		sum, room = sum.Add(p.value), room.Add(decimal.New(5, -p.places-1))
		words := strings.TrimLeft(p.words[strings.LastIndexAny(p.words, ",;:、")+1:], "()和及与")
		parts = append(parts, reading.Stated{Label: words, Written: r.text.Quote(p.from, p.to), Value: p.value})
	}
	whole := decimal.NewFromInt(100)
	total := reading.Stated{Written: "100%", Value: whole}
	closed := restShare.MatchString(list[n-1].words)
	if n < len(list) && allShares.MatchString(list[n].words) && !list[n].fresh {
		closed, total.Written, total.Value = true, r.text.Quote(list[n].from, list[n].to), list[n].value
	}
	from, to := r.sentenceAt(list[0].from, list[n-1].to)
	said := r.text.Words(from, to)
	over := sum.Sub(total.Value)
	switch {
	case !closed && !sortsShares.MatchString(r.text.Words(from, list[0].from)) && !r.areParallel(list[:n]),
		strings.Contains(said, "其中") && (list[0].value.GreaterThan(decimal.NewFromInt(50)) || !closed),
		wordlist.AnyIn(said, "多选", "约占", "率占") || reading.SaysOverlap(said):
		return
	}
	v := reading.Right
	if over.Abs().GreaterThan(room) {
		if v = reading.Wrong; !closed && over.IsNegative() {
			return
		}
	}
	r.found = append(r.found, List{Totals: []reading.Stated{total}, Parts: parts, Verdict: v, Sum: sum,
		Start: r.text.Offset(from), Sentence: r.text.Quote(from, to), at: list[0].from})
}

// areParallel reports whether three shares or more stand in one row, of things whose names end alike: PC端占38%、移动端占47%、其他终端
// 占25%. What is true of people may be true of the same ones: 满意的占91%.
func (r *proposer) areParallel(list []percent) bool {
	end := ""
	for i, p := range list {
		name, _, _ := strings.Cut(p.words[strings.LastIndexAny(p.words, ",;:、")+1:], "占")
		if i > 0 && !strings.ContainsAny(p.words, ",、") || name == "" || strings.HasSuffix(name, "的") {
			return false
		}
		if last := reading.LastRunes(name, 1); end == "" || end == last {
			end = last
		} else {
			return false
		}
	}
	return len(list) > 2
}

// sentenceAt returns the sentence that holds something.
func (r *proposer) sentenceAt(from, to int) (int, int) {
	const ends = "。!?\n"
	for from > 0 && !strings.ContainsRune(ends, r.text.Runes[from-1]) {
		from--
	}
	for to < len(r.text.Runes) && !strings.ContainsRune(ends, r.text.Runes[to]) {
		to++
	}
	return from, min(to+1, len(r.text.Runes))
}

// judgeRatios judges what share a figure has of its total by the text. Where more than one is off and none is right, they
// are of something else.
func (r *proposer) judgeRatios(list []percent) {
	right, sure := 0, false
	var off []List
	for _, p := range list {
		a := r.amountOf(p)
		if a == nil {
			continue
		}
		total, plain := r.totalOf(a)
		if total == nil || !a.Exact || !total.Exact || total.Value.IsZero() {
			continue
		}
		if r.isShareOf(p, a, total) {
			right++
			continue
		}
		if slices.ContainsFunc(r.paragraph, func(t *reading.Amount) bool { return t != total && r.isShareOf(p, a, t) }) {
			continue
		}
		sure = plain
		from, to := min(a.In.From, total.In.From), max(a.In.To, total.In.To)
		off = append(off, List{Totals: []reading.Stated{{Label: "占", Written: r.text.Quote(p.from, p.to), Value: p.value}},
			Parts: []reading.Stated{r.stated(a, a.Unit), r.stated(total, a.Unit)}, Verdict: reading.Wrong, Way: Share,
			Sum: ratio(a, total).Round(max(p.places, 1)), Start: r.text.Offset(from), Sentence: r.text.Quote(from, to),
			at: p.from, totals: totals{total}, parts: []*reading.Amount{a}})
	}
	if len(off) == 1 && (right > 0 || sure) && !r.isAccused(off[0]) {
		r.found = append(r.found, off[0])
	}
}

// isAccused reports whether the total of a list is accused already, or one of its parts.
func (r *proposer) isAccused(l List) bool {
	return r.accused(Proposal{Totals: l.totals, Parts: l.parts})
}

// amountOf returns the amount that a share is of, nil for none.
func (r *proposer) amountOf(p percent) *reading.Amount {
	n, _ := slices.BinarySearchFunc(r.paragraph, p.from, func(a *reading.Amount, at int) int { return a.From - at })
	if n == 0 {
		return nil
	}
	if n < len(r.paragraph) && namesShare.MatchString(r.text.Words(p.to, r.paragraph[n].From)) {
		return r.paragraph[n]
	}
	a := r.paragraph[n-1]
	if a.To > p.from || a.Aside || !ofTheWhole.MatchString(r.text.Words(a.To, p.from)) {
		return nil
	}
	return a
}

// totalOf returns the total that an amount is a part of, nil for none; plain where a sum that adds up or so many words tell
// it, and not only the word that opens its list.
func (r *proposer) totalOf(a *reading.Amount) (total *reading.Amount, plain bool) {
	if t := r.owner[a.Nth]; t != nil {
		return t, true
	}
	if a.Nth > 0 && sharedOut.MatchString(a.Between) {
		return r.paragraph[a.Nth-1], true
	}
	for n := a.Nth; n > 0 && r.paragraph[n].Unit == a.Unit && r.paragraph[n].In == a.In; n-- {
		if r.of(r.paragraph[n]).opens != reading.NoOpener {
			if t := r.paragraph[n-1]; t.Unit == a.Unit && !t.Aside && t.In == a.In {
				return t, false
			}
			break
		}
	}
	return nil, false
}

// ratio is what an amount is of another in percent.
func ratio(a, total *reading.Amount) decimal.Decimal {
	return a.Value.Shift(2).DivRound(total.Value, 8)
}

// isShareOf reports whether an amount is so much of another, rounded or cut off.
func (r *proposer) isShareOf(p percent, a, total *reading.Amount) bool {
	if total.Unit != a.Unit || total.Value.IsZero() {
		return false
	}
	off := ratio(a, total).Sub(p.value)
	return off.GreaterThanOrEqual(decimal.New(-5, -p.places-1)) && off.LessThan(decimal.New(1, -p.places))
}
