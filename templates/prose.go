package templates

// Prose holds the words by which the prose of a report names the form's figures, and the form's
// other requirements on prose. They are recognised in every spelling agencies use; their meaning
// is that of the slots they lead to.
type Prose struct {
	Subjects []*Subject
	// Beside are words that may accompany any figure and change nothing about it.
	Beside []string
	// Kinds are groups of words that each part a figure in another way: by channel, by applicant, by outcome. A list
	// that mixes them counts the same thing twice.
	Kinds []WordKind
	// Wholes are lists of words that between them are all there is: 建议 and 提案.
	Wholes [][]string
	Scopes Scopes
	Notice Notice
	Fee    *Fee // nil where the form does not ask for the fee
	// Formulas are the phrases every report has, which are nobody's own words.
	Formulas []string
}

// Subject is one thing figures of the form are about: applications, reviews, documents.
type Subject struct {
	ID     string
	Nouns  []string // words that name it
	Near   []string // words that name it only in the clause they stand in
	Others []string // words close by that name something else
	Beside []string // words that may stand with its figures and change nothing
	// Otherwise are words of a sentence that parts a group in another way than the form: by 驳回, 撤回, 调解.
	Otherwise []string
	Units     []string // measure words it is counted in
	Figures   []*Figure
	Line      int
}

// Figure is one figure of the form as prose names it.
type Figure struct {
	ID   string
	Rule string // id of the rule that judges it
	// words that name it, simplified, with families: 结转{至|}下年; <次年> and <上年> stand for the years
	// beside the report's
	Words []string
	// None are words that mean zero: 上年无结转.
	None []string
	// Usage is whose the words are: two terms of the form in one sentence decide what it is
	// about.
	Usage Usage
	// Of is the figure this is a row of, where rows of several bear one name: 结果维持 of 行政复议 and of 行政诉讼.
	Of string
	// Shares is another figure whose cell of the form this is counted in, where prose
	// distinguishes the two and nobody knows whether an agency's figure is of both: 废止 and
	// 宣布失效.
	Shares string
	// Whole means that a part of a list is never this figure, but a part of it:
	// 收到10件，其中网上收到6件.
	Whole bool
	// Bare means that the subject's noun alone names it: 政府信息公开申请12件.
	Bare bool
	// Among means that its words name it only beside those of another row: 维持6件、其他2件.
	Among bool
	// Stock means that it counts what there is at a time, however it came about: 现行有效.
	Stock bool
	// Deniable means that 未, 没有 or 无 before a word makes the figure nil.
	Deniable bool
	// Sums are the sums of slots the prose may mean; any one of them will do.
	Sums     [][]string
	patterns [][]string // as the edition writes them, * for all rows of a group
	Line     int
	own      bool // declared by the edition itself, not taken over from its base
}

// Usage is whose figure the words name.
type Usage string

const (
	Common Usage = ""       // everybody's
	Shared Usage = "shared" // the form's, said of other things too: 予以公开
	Own    Usage = "own"    // the form's, said of hardly anything else: 无法提供
)

// WordKind is one way of parting a figure.
type WordKind struct {
	ID    string
	Words []string
	// Partial means that a figure beside one of the words is a part of the form's figure and
	// never the whole.
	Partial bool
	// Rows means that they are rows of the form, of which prose may name only some.
	Rows bool
	// Nested means that such figures lie within one another: of ten answered, nine were content.
	Nested bool
	// Across means that it may apply to the things of any other part, Persons that it may apply
	// to persons: of twenty clerks, nine are women and eleven members of the party.
	Across, Persons bool
}

// Scopes are the words that name whose figures are meant.
type Scopes struct {
	Area   []string // 全市
	Office []string // 局机关, 办公室
	// Everyone is all agencies of an area, unless some of them are named beside it: 各单位.
	Everyone []string
	Members  []string // 各县区, 下属单位
}

// Notice has the words by which prose cites the notice the report is made after.
type Notice struct {
	Report []string // what the notice is about
	Words  []string // 通知
	Titles []string // the full titles of the notice that issued this edition
}

// Fee is the statement about fees a section must make.
type Fee struct {
	Section string
	Words   []string // names of the fee
	None    []string // ways to say that none was collected
	Line    int
}
