package prose

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/finding"
)

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
