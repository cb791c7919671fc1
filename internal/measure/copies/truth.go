package copies

import (
	"fmt"
	"math/rand/v2"
	"strconv"

	"nianbao/internal/document"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Truth is a generated report: what every copy of it must give.
type Truth struct {
	Edition *templates.Edition
	Report  *report.Report
	Name    string
}

// Profile is how the figures of a report are drawn.
type Profile struct {
	Name   string
	Digits int // of the longest figure
	Zeros  int // percent of figures that are zero
	Blanks int // percent of cells left blank
}

// Profiles are the figures reports have: mostly zeros, all lengths, great ones, and with blanks.
var Profiles = []Profile{
	{"mostly zeros", 4, 70, 0},
	{"one to six digits", 6, 5, 0},
	{"one to three digits", 3, 10, 0},
	{"with blanks", 5, 30, 15},
}

// New generates the report of a form.
func New(e *templates.Edition, p Profile, seed uint64) Truth {
	random := rand.New(rand.NewPCG(seed, uint64(p.Digits)))
	r := report.New("")
	r.Edition, r.Agency, r.Year = e.ID, "青禾县水利局", e.From+1
	r.Title = fmt.Sprintf("%s%d年政府信息公开工作年度报告", r.Agency, r.Year)
	r.Prose = prose(r.Year)
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			if random.IntN(100) >= p.Blanks {
				r.Values[s.ID] = report.Parse(p.figure(random, s.Kind), report.StoredNumber)
			}
		}
	}
	return Truth{e, r, e.ID + ", " + p.Name}
}

// figure draws a figure: of every length as often as of any other, with a sign or decimals where
// the form has them.
func (p Profile) figure(random *rand.Rand, kind templates.ValueKind) string {
	if random.IntN(100) < p.Zeros {
		return "0"
	}
	most := 1
	for range 1 + random.IntN(p.Digits) {
		most *= 10
	}
	text := strconv.Itoa(most/10 + random.IntN(most-most/10))
	switch {
	case kind == templates.Change && random.IntN(2) == 0:
		return "-" + text
	case kind == templates.Amount && random.IntN(2) == 0:
		return text + "." + strconv.Itoa(1+random.IntN(9999))
	}
	return text
}

func prose(year int) map[string][]report.Paragraph {
	paragraphs := func(texts ...string) (list []report.Paragraph) {
		for _, t := range texts {
			list = append(list, report.Paragraph{Text: t})
		}
		return list
	}
	return map[string][]report.Paragraph{
		"lead": paragraphs(fmt.Sprintf(
			"本报告按照有关规定编制，所列数据的统计期限自%d年1月1日起至%d年12月31日止。", year, year)),
		"overview": paragraphs("本年度我局把公开工作列入议事日程，由办公室一名同志专门负责，各股室各有一名联络员。",
			"全年更新栏目 36 次，答复来信 4 件；收到的申请都在期限内答复，没有一件逾期。"),
		"problems": paragraphs("有的栏目更新不够及时，下一年由办公室每季度检查一次，并把结果通报各股室。"),
		"other":    paragraphs("本年度没有收取信息处理费，没有其他需要报告的事项。"),
	}
}

// document is the report as its reader meets it.
func (t Truth) document() *document.Document {
	return document.New(t.Edition, t.Report, document.Options{})
}

// printed is what the copy shows for a slot.
func (t Truth) printed(slot string) string { return t.Report.Value(slot).Printed() }
