package measure

import "nianbao/internal/report"

// Faults of reports of two files: figures in a workbook, words in a Word file.

var wordsFaults = []Fault{
	{Kind: "words.alone", Must: true, Rules: []string{report.RuleWorkbook}, plant: wordsAlone},
	{Kind: "words.twice", Must: true, Rules: []string{report.RuleWords}, plant: wordsTwice},
	{Kind: "words.figure", Rules: []string{report.RuleFigures}, plant: figureInWords},
}

// wordsAlone is the Word file of a report whose workbook did not come.
func wordsAlone(c *Case) ([]string, bool) {
	c.Report.Observe(report.Oddity{Rule: report.RuleWorkbook, Detail: "missing"})
	return nil, true
}

// wordsTwice writes a section in both files, with a sentence less in Word.
func wordsTwice(c *Case) ([]string, bool) {
	for _, s := range c.Edition.Sections {
		if own := c.Report.Prose[s.ID]; len(own) > 1 {
			words := report.New("planted.docx")
			words.Prose[s.ID] = own[:len(own)-1]
			c.Report = c.Report.WithWords(c.Edition, words)
			return nil, true
		}
	}
	return nil, false
}

// figureInWords is a table in the Word file of which one figure is another than the workbook's.
func figureInWords(c *Case) ([]string, bool) {
	slot := pick(c.dice, pick(c.dice, c.Edition.Tables).Slots).ID
	words := report.New("planted.docx")
	words.Values[slot] = report.Parse(itoa(c.figure(slot)+1), report.StoredText)
	c.Report = c.Report.WithWords(c.Edition, words)
	return []string{slot}, true
}
