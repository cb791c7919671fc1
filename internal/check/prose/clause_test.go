package prose

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/message"
)

// A finding quotes what was counted with the number, wherever the name stands.
func TestAFindingNamesWhatItCounts(t *testing.T) {
	for text, want := range map[string]string{
		"办结政府信息公开申请0件，予以公开13件。":     "文字写“予以公开13件”，表中是“（一）予以公开｜总计”0",
		"办结政府信息公开申请0件，13件予以公开。":     "文字写“13件予以公开”，表中是",
		"办结政府信息公开申请0件，予以公开0件、3件。":   "文字写“予以公开0件、3件”，表中是",
		"制定规章0件、行政规范性文件5件。":         "文字写“行政规范性文件5件”，表中是“行政规范性文件｜本年制发件数”0",
		"印发7件规范性文件，涉及用水。":           "文字写“印发7件规范性文件”，表中是",
		"因政府信息公开被申请5件行政复议。":         "文字写“因政府信息公开被申请5件行政复议”，表中是",
		"因政府信息公开被申请行政复议、提起行政诉讼共8件。": "文字写“行政复议、提起行政诉讼共8件”，表中是“行政复议·总计＋未经复议直接起诉·总计＋复议后起诉·总计”0",
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

// Meanings that come to the same figure are told once.
func TestAMeaningIsToldOnce(t *testing.T) {
	c := put(context(t, "受理政府信息公开申请16件。"), "requests.received.total", "12", "requests.carried.total", "3",
		"requests.total.total", "13", "requests.forward.total", "2")
	said := one(t, found(t, c, "text.requests")).Message.In(message.Chinese)
	assert.Contains(t, said, "｜总计”12，或")
	assert.Contains(t, said, "｜总计”15")
	assert.NotContains(t, said, "四、结转下年度")
}
