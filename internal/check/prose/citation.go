package prose

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/memo"
	"nianbao/internal/message"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Citation is a notice that a report cites although it was made after another one.
type Citation struct {
	Paragraph reading.Paragraph
	Sentence  string
	Notice    string // the number or the title of another edition's notice, "" for a notice of another year
	Year      int    // the year of the notice cited, 0 for another edition's
}

// Citations finds the notices of other editions and of earlier years that a report's prose cites.
// A sentence that cites its own edition's notice beside the other one tells what changed, and is
// right. Year is the report's, 0 when it is not known: then every notice that names a year is
// returned, to be looked at by somebody who knows.
func Citations(e *templates.Edition, others []*templates.Edition, year int, paragraphs []reading.Paragraph) []Citation {
	words := noticeWordsOf(e)
	var found []Citation
	for _, p := range paragraphs {
		if !wordlist.AnyIn(p.Text, words.cited...) {
			continue
		}
		for _, sentence := range sentencesOf(p.Text) {
			if !wordlist.AnyIn(sentence, words.cited...) {
				continue
			}
			said := unmarked(sentence)
			if notice := otherNotice(e, others, said); notice != "" {
				found = append(found, Citation{Paragraph: p, Sentence: sentence, Notice: notice})
				continue
			}
			if y := words.year(quantity.Fold(sentence)); y != 0 && (year == 0 || y < year) {
				found = append(found, Citation{Paragraph: p, Sentence: sentence, Year: y})
			}
		}
	}
	return found
}

// sentencesOf parts a text at full stops.
func sentencesOf(text string) []string {
	var list []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '\n' }) {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// marks of a title within a title, which every office writes in its own way.
var titleMarks = strings.NewReplacer("《", "", "》", "", "〈", "", "〉", "", "<", "", ">", "", "\"", "")

// unmarked brings a text into a form in which numbers and titles of notices can be compared.
func unmarked(text string) string { return titleMarks.Replace(templates.Normalize(text)) }

// otherNotice finds the notice of another edition in a sentence that does not cite the edition's own.
func otherNotice(e *templates.Edition, others []*templates.Edition, sentence string) string {
	cites := func(o *templates.Edition) string {
		for _, name := range append([]string{o.Issued}, o.Prose.Notice.Titles...) {
			if name != "" && strings.Contains(sentence, unmarked(name)) {
				return name
			}
		}
		return ""
	}
	if cites(e) != "" {
		return ""
	}
	for _, o := range others {
		if o.Issued == e.Issued {
			continue
		}
		if name := cites(o); name != "" {
			return name
		}
	}
	return ""
}

// noticeWords are the words by which prose cites the notice a report is made after.
type noticeWords struct {
	report, notice []string
	cited          []string // without one of which no notice is cited
}

// noticeWordsOf returns by what words reports of an edition cite its notice.
var noticeWordsOf = memo.For(func(e *templates.Edition) noticeWords {
	n := e.Prose.Notice
	return noticeWords{reading.FoldAll(n.Report), reading.FoldAll(n.Words), slices.Concat(numberEnds, n.Words)}
})

// numberEnds are the ends of a notice's number.
var numberEnds = []string{"号", "號"}

// titleStarts are where the title of a notice begins.
var titleStarts = []string{"《", "关于", "關於"}

// longestTitle bounds how long the title of a notice may be.
const longestTitle = 80

var titleYear = regexp.MustCompile(`(?:^|\D)(20\d\d)年`)

// year returns the year of a notice about annual reports that a sentence cites, 0 for none.
func (w noticeWords) year(sentence string) int {
	for _, word := range w.notice {
		rest := sentence
		for {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			title := reading.LastRunes(rest[:i], longestTitle)
			if k := wordlist.LastIn(title, titleStarts...); k >= 0 {
				title = title[k:]
				if m := titleYear.FindStringSubmatch(title); m != nil && wordlist.AnyIn(title, w.report...) {
					y, _ := strconv.Atoi(m[1])
					return y
				}
			}
			rest = rest[i+len(word):]
		}
	}
	return 0
}

// checkEdition judges the notices a report cites.
func checkEdition(c *rule.Context) []finding.Finding {
	var found []finding.Finding
	all := Citations(c.Edition, templates.Builtin(), c.Report.Year, reading.Paragraphs(c.Edition, c.Report))
	names := namesOf(all, func(cited Citation) (reading.Paragraph, string) { return cited.Paragraph, cited.Notice })
	for _, cited := range all {
		f := at(c, "text.edition", cited.Paragraph, names.of(cited.Paragraph, cited.Notice, cited.Sentence))
		args := []any{"quote", excerpt(cited.Sentence), "notice", cited.Notice, "own", c.Edition.Issued,
			"year", c.Report.Year, "cited", cited.Year}
		switch {
		case cited.Notice != "":
			f.Expected, f.Actual = c.Edition.Issued, cited.Notice
			f.Message = message.New("text.edition.notice", args...)
		case c.Report.Year == 0:
			f.Outcome, f.Actual = finding.Unjudged, strconv.Itoa(cited.Year)
			f.Message = message.New("text.edition.unjudged", args...)
		default:
			f.Expected, f.Actual = strconv.Itoa(c.Report.Year), strconv.Itoa(cited.Year)
			f.Message = message.New("text.edition.year", args...)
		}
		found = append(found, f)
	}
	return found
}
