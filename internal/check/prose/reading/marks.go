package reading

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/wordlist"
)

// Marks are what the words before an amount make of it.
type Marks struct {
	Opener    Opener
	Label     string // the words that say what is counted, without those of grammar
	Own       bool   // it has its own 共
	Leads     bool   // nothing stands before its 共 but words for all of it: 两项共12件
	Kinds     int    // how many things those words name: 2 of 两项; 0 for any
	After     string // what stands after its 共
	Aside     bool   // a comparison, a rate, another year's: never a part and never a total
	Past      bool   // another year's, and no comparison with it: 上年为9件
	Joined    bool   // joined to the amount before by 、 or 和 rather than a comma
	Again     bool   // a semicolon stands before it
	Predicate bool   // its label says what is true of the things: 涉及保密的6次
	Carried   bool   // by its name it is another year's, and only a share of what there is: 上年结转2件
	Turns     bool   // its clause says what was done to what is listed, not what else is: 被采用5期
	Rest      bool   // it is what is left over: 其余5件
	Besides   bool   // 另有 stands before it
	Times     int    // how many things it is told of, each for itself: 档案馆、图书馆各1个
	Each      bool   // each of several has it: 14个乡镇各举办1场
	Set       bool   // its list is set off by a colon: 其中：
	Spread    bool   // names of its own stand before 分别: 求助、投诉分别为8件、3件
	Front     bool   // the total is of the first of several: 前两类
	Numbered  bool   // an ordinal stands before it: 一是, ①
	Parting   byte   // the class of the verb by which its clause parts the amount before, 0 for none: 涉及
	By        bool   // 由 stands before its label
	LabelAt   [2]int // where the label begins and ends in the text
	parted    bool   // a mark parts it from the amount before
}

// Apart reports whether a mark parts an amount from the one before.
func (m Marks) Apart() bool { return m.parted }

// Opener is what opens a list of parts before an amount.
type Opener int

// The openers.
const (
	NoOpener Opener = iota // none: the amount follows others without a word
	Among                  // 其中, 20件中: some or all of the parts
	Includes               // 包括: some or all
	Bracket                // no word, but a bracket
	Apart                  // 分别为, 由…组成: all of them
	Colon                  // 共12件：…: all of them, if they are of one form and no rows
	Sorted                 // 按渠道分: all of them
)

// openerNames are in the order of the openers.
var openerNames = [...]string{"none", "among", "includes", "bracket", "apart", "colon", "sorted"}

func (o Opener) String() string { return openerNames[o] }

// Closed reports whether all parts follow the opener.
func (o Opener) Closed() bool { return o == Apart || o == Sorted }

// opening is a way to open a list, by the class of a word between the total and the first part.
type opening struct {
	opener  Opener
	class   lexicon.Class
	after   string // classes and marks the word must follow, or begin; "" for any
	example string
}

// openings are the ways a list is opened; the last one counts.
var openings = []opening{
	{Among, lexicon.Some, "", "收到20件，其中网络12件、信函8件"},
	{Includes, lexicon.Includes, ",:;ju", "收到20件，包括网络12件、信函8件"},
	{Apart, lexicon.All, "", "收到20件，分别为网络12件、信函8件"},
	{Sorted, lexicon.Sorted, "", "收到20件，按渠道分，网络12件、信函8件"},
}

// find returns the last place of an opening in some classes, -1 for nowhere.
func (o opening) find(classes string) int {
	for at := len(classes) - 1; at >= 0; at-- {
		if classes[at] == byte(o.class) && (o.after == "" || at == 0 || strings.IndexByte(o.after, classes[at-1]) >= 0) {
			return at
		}
	}
	return -1
}

// Patterns of classes.
var (
	joins    = regexp.MustCompile(`^x?[vd]?x?j[^,;:]*$`)
	leadsTot = regexp.MustCompile(`^[wdjov]*t`)
	onlyAll  = regexp.MustCompile(`^[jo]*w[v:]*$`)
	partsBy  = regexp.MustCompile(`^,?x?([yg])`)
)

// Other words of grammar, in that form.
var (
	someHints  = []string{"其中", "包", "含", "主要", "重点", "例如", "比如"}
	comparison = regexp.MustCompile(`[比较](?:\d{4}年|年初|计划|原)`)
	leadsTo    = regexp.MustCompile(`^[^,;:、]{0,8}[至到为成](?:(?:今|本|当|\d{4})年度?的?)?$`)
	wasBefore  = regexp.MustCompile(`(?:^|[,;:、])[^,;:、]*(?:由|从|原)[^,;:、]*$`)
)

// markup reads the words between an amount and the one before it.
func (w *words) markup(b *between, after *Amount) Marks {
	b.pieces = piecesOf(b.runes)
	classes := classesOf(b.pieces)
	m := Marks{Again: strings.Contains(classes, ";"), Times: 1, parted: strings.ContainsAny(classes, marks)}
	opens := -1
	for _, o := range openings {
		if at := o.find(classes); at > opens {
			m.Opener, opens = o.opener, at
		}
	}
	if at := colonAfterNoun(b, classes); at > opens && after != nil {
		m.Opener, opens = Colon, at
	}
	if after != nil && opens < 0 && strings.IndexByte(classes, byte(lexicon.Within)) >= 0 {
		if within := headsClause.FindString(classes); within != "" {
			m.Opener, opens = Among, strings.IndexByte(within, byte(lexicon.Within))
		}
	}
	m.Spread = m.Opener == Apart && spreads(b, classes, opens)
	m.Set = strings.LastIndexByte(classes, ':') >= max(opens, 0)
	m.Joined = strings.IndexByte(classes, byte(lexicon.Joiner)) >= 0 && joins.MatchString(classes)
	if opens < 0 && strings.ContainsAny(classes, "yg") {
		if p := partsBy.FindStringSubmatch(classes); p != nil {
			m.Parting = p[1][0]
		}
	}
	from := 1 + strings.LastIndexAny(strings.TrimSuffix(classes, ":"), marks)
	m.readClause(w, b, classes, from, m.labelAt(classes, from, opens))
	return m
}

// spreads reports whether the clause of an opener names several things before it.
func spreads(b *between, classes string, opens int) bool {
	from := 1 + strings.LastIndexAny(classes[:opens], marks)
	return strings.ContainsRune(classes[from:opens], rune(lexicon.Joiner)) &&
		strings.HasPrefix(b.text(opens, opens+1), "分别")
}

// labelAt returns the piece at which the label of an amount begins.
func (m *Marks) labelAt(classes string, from, opens int) int {
	at := max(from, opens+1)
	if m.Joined {
		at = max(at, 1+strings.IndexByte(classes, byte(lexicon.Joiner)))
	}
	for at < len(classes) && strings.IndexByte("jovub", classes[at]) >= 0 {
		m.Numbered = m.Numbered || classes[at] == byte(lexicon.Ordinal)
		m.Besides = m.Besides || classes[at] == byte(lexicon.Besides)
		m.By = m.By || classes[at] == byte(lexicon.By)
		at++
	}
	m.Rest = at < len(classes) && classes[at] == byte(lexicon.Remainder)
	return at
}

// labelLength is how long a label may be before the first of the things it names is cut off.
const labelLength = 40

// readClause reads the clause of an amount, from one piece on, with its label from another.
func (m *Marks) readClause(w *words, b *between, classes string, from, label int) {
	clause, is := b.text(from, len(b.pieces)), classes[from:]
	m.Carried = w.carried.In(clause)
	m.Aside = strings.ContainsRune(is, rune(lexicon.Compare)) || strings.ContainsRune(is, rune(lexicon.EachDoes)) ||
		strings.ContainsAny(clause, "比较") && comparison.MatchString(clause) ||
		strings.ContainsRune(is, rune(lexicon.OtherYear)) && !m.Carried
	m.Past = m.Aside && !m.Carried && strings.ContainsRune(is, rune(lexicon.OtherYear)) &&
		!strings.ContainsRune(is, rune(lexicon.Compare)) && !strings.ContainsAny(clause, "比较")
	m.Label = b.text(label, len(b.pieces))
	if i := strings.LastIndex(m.Label, "、"); i >= 0 && utf8.RuneCountInString(m.Label) > labelLength {
		m.Label = m.Label[i+len("、"):]
	}
	m.Label = strings.TrimRight(m.Label, "为有达的是:")
	m.Each = strings.ContainsAny(is, string([]byte{byte(lexicon.Each), byte(lexicon.EachDoes)}))
	m.Predicate = strings.HasSuffix(clause, "的") || strings.HasPrefix(m.Label, "涉及")
	m.Turns = strings.HasPrefix(m.Label, "被")
	m.findTotal(b, is, from)
	if n := len(is); n > 0 && (is[n-1] == byte(lexicon.Each) || is[n-1] == byte(lexicon.EachDoes)) {
		names := b.text(from, len(b.pieces)-1)
		if !strings.ContainsAny(names, "各每") {
			m.Times = len(strings.FieldsFunc(names, func(r rune) bool { return strings.ContainsRune("、和及与,:", r) }))
		}
		m.Label = strings.TrimSuffix(m.Label, "各")
		m.Aside = m.Times < 2
	}
	m.LabelAt = b.place(m.Label)
}

// periods are the words of time that are a total's only words: 一季度15条，二季度20条，全年35条.
var periods = []string{"全年", "全年度", "年度", "全程"}

// findTotal looks for the amount's own 共.
func (m *Marks) findTotal(b *between, is string, from int) {
	if strings.IndexByte(is, byte(lexicon.Whole)) >= 0 && onlyAll.MatchString(is) &&
		slices.Contains(periods, strings.Trim(b.text(from, len(b.pieces)), ",;:")) {
		m.Own, m.Leads = true, true // 全年522条
		return
	}
	at := strings.LastIndexByte(is, byte(lexicon.Total))
	if at < 0 {
		return
	}
	m.Own = true
	if l := leadsTot.FindString(is); l != "" {
		m.Leads = true
		m.countKinds(b.text(from, from+at))
	}
	m.After = strings.TrimLeft(b.text(from+at+1, len(b.pieces)), "计数量为有达是")
}

// countKinds reads how many things a word before a total names: 两项, 三者.
func (m *Marks) countKinds(text string) {
	for n, digits := range []string{1: "两二2", 2: "三3", 3: "四4", 4: "五5", 5: "六6", 6: "七7", 7: "八8", 8: "九9"} {
		if strings.ContainsAny(text, digits) && digits != "" {
			m.Kinds = n + 1
		}
	}
	m.Front = strings.ContainsRune(text, '前') && m.Kinds > 0
	if strings.ContainsAny(text, "十近") {
		m.Kinds = 0
	}
}

// colonAfterNoun finds a colon that directly follows the amount before, or the noun after it: 共12件：, 收到12件申请：. Where
// those words announce some of the parts only, the colon says no more than they do: 300条主要有：.
func colonAfterNoun(b *between, classes string) int {
	i := strings.IndexByte(classes, ':')
	if i < 0 || strings.ContainsAny(classes[:i], ",;j") {
		return -1
	}
	before := b.text(0, i)
	if utf8.RuneCountInString(before) > nounLength || wordlist.AnyIn(before, someHints...) {
		return -1
	}
	return i
}

// TotalWords are the words that make a total of an amount, in the form texts are read in.
var TotalWords = []string{"共", "总计", "合计", "累计", "总共", "总数", "总量"}
