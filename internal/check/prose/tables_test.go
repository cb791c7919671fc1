package prose

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/finding"
	"nianbao/internal/message"
)

// A finding quotes what was counted with the number, wherever the name is.
func TestAFindingNamesWhatItCounts(t *testing.T) {
	for text, want := range map[string]string{
		"办结政府信息公开申请0件，予以公开13件。":     "文字写“予以公开13件”，表中是“（一）予以公开｜总计”0",
		"办结政府信息公开申请0件，13件予以公开。":     "文字写“13件予以公开”，表中是",
		"办结政府信息公开申请0件，予以公开0件、3件。":   "文字写“予以公开0件、3件”，表中是",
		"制定规章0件、行政规范性文件5件。":         "文字写“行政规范性文件5件”，表中是“行政规范性文件｜本年制发件数”0",
		"印发7件规范性文件，涉及用水。":           "文字写“印发7件规范性文件”，表中是",
		"因政府信息公开被申请5件行政复议。":         "文字写“因政府信息公开被申请5件行政复议”，表中是",
		"因政府信息公开被申请行政复议、提起行政诉讼共8件。": "文字写“被申请行政复议、提起行政诉讼共8件”，表中是“行政复议·总计＋未经复议直接起诉·总计＋复议后起诉·总计”0",
	} {
		var said []string
		for _, id := range []string{"text.requests", "text.outcomes", "text.review", "text.documents"} {
			for _, f := range found(t, context(t, text), id) {
				said = append(said, f.Message.In(message.Chinese))
			}
		}
		if assert.Len(t, said, 1, text) {
			assert.Contains(t, said[0], "”："+want, text)
		}
	}
}

// A finding about a comparison has both sides as the table has them.
func TestAComparison(t *testing.T) {
	c := put(context(t, "办结的政府信息公开申请多于新收的。"), "requests.received.total", "12", "requests.total.total", "11")
	f := one(t, append(found(t, c, "text.requests"), found(t, c, "text.outcomes")...))
	assert.Contains(t, f.Message.In(message.Chinese), "表中一边是“（七）总计｜总计”11，另一边是“一、本年新收政府信息公开申请数量｜总计”12")
	assert.Equal(t, "办结的政府信息公开申请多于新收的", f.Actual)
	put(c, "requests.received.total", "10")
	assert.Empty(t, found(t, c, "text.outcomes"))
}

// Meanings with the same figure are reported once.
func TestMeaningIsReportedOnce(t *testing.T) {
	c := put(context(t, "受理政府信息公开申请16件。"), "requests.received.total", "12", "requests.carried.total", "3",
		"requests.total.total", "13", "requests.forward.total", "2")
	said := one(t, found(t, c, "text.requests")).Message.In(message.Chinese)
	assert.Contains(t, said, "｜总计”12，或")
	assert.Contains(t, said, "｜总计”15")
	assert.NotContains(t, said, "四、结转下年度")
}

// A numbered heading is one with a full stop too, in a paragraph of its own or before the text.
func TestBelowAHeading(t *testing.T) {
	c := put(context(t), "requests.received.total", "12", "requests.total.total", "12", "requests.granted.total", "5")
	for _, heading := range []string{"二、依申请公开情况", "（二）依申请公开。", "2.依申请公开办理情况。"} {
		write(c, "overview", heading, "共收到12件。", "予以公开6件。")
		assert.Equal(t, "6", one(t, found(t, c, "text.outcomes")).Actual, heading)
		write(c, "overview", strings.TrimSuffix(heading, "。")+"。健全各环节制度，强化审核。全年受理13件。")
		assert.Equal(t, "13", one(t, found(t, c, "text.requests")).Actual, heading)
	}
	write(c, "overview", "（二）依申请公开。", "共收到12件。", "（三）政府信息管理。", "予以公开6件。")
	assert.Empty(t, found(t, c, "text.outcomes"), "another heading ends it")
	put(c, "requests.granted.total", "")
	write(c, "overview", "（二）依申请公开。", "予以公开6件。")
	assert.Equal(t, finding.Unjudged, one(t, found(t, c, "text.outcomes")).Outcome)

	write(c, "overview", "（四）政府信息公开行政复议、行政诉讼情况", "行政复议5件，行政诉讼0件。")
	assert.Equal(t, "5", one(t, found(t, c, "text.review")).Actual)
	write(c, "overview", "（四）政府信息公开工作情况", "行政复议5件，行政诉讼0件。")
	assert.Empty(t, found(t, c, "text.review"), "a heading about something wider")
}

// What is added up in the report's own year is judged, and cannot be where the table has no figure; what may have been
// added up over several years is not even that.
func TestAddedUp(t *testing.T) {
	c := put(context(t, "2022年，累计收到政府信息公开申请12件。"), "requests.received.total", "", "requests.carried.total", "")
	assert.Equal(t, finding.Unjudged, one(t, found(t, c, "text.requests")).Outcome)
	write(c, "overview", "自2008年以来，累计收到政府信息公开申请120件。")
	assert.Empty(t, found(t, c, "text.requests"))
	write(c, "overview", "累计收到政府信息公开申请120件。")
	assert.Empty(t, found(t, c, "text.requests"))
}
