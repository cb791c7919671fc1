package mark

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/xlsx/read"
)

// A thread of comments comes back as one comment, without what Excel writes around it for older programs.
func TestThreadedComments(t *testing.T) {
	c := kind{name: "thread", edit: func(p *edited) {
		p.comment(foreignVML)
		i := p.Find("xl/comments/comment1.xml")
		p.Parts[i].Data = []byte(strings.NewReplacer("李四", "tc={7A21-1}", "已与台账核对", "[线程批注]\n\n你的Excel版本可读取此线程批注。"+
			"了解详细信息: https://go.microsoft.com/fwlink/?linkid=870924\n\n注释:\n    已与台账核对").Replace(string(p.Parts[i].Data)))
	}}
	data := c.workbook(t)
	r, e, err := read.Workbook("a.xlsx", data, read.Options{})
	require.NoError(t, err)
	shown := []string{}
	for _, o := range r.Oddities {
		if o.Rule == "file.comment" {
			shown = append(shown, o.Actual)
		}
	}
	assert.Equal(t, []string{"已与台账核对"}, shown)
	var out bytes.Buffer
	require.NoError(t, Workbook(&out, Marked{Data: data, Edition: e, Report: r, Findings: someFindings()}))
	f, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	comments, err := f.GetComments("二、主动公开")
	require.NoError(t, err)
	text := ""
	for _, c := range comments {
		if c.Cell == "B6" {
			text = c.Author + commentText(c)
		}
	}
	assert.Contains(t, text, "已与台账核对")
	for _, boilerplate := range []string{"tc={", "linkid", "线程批注", "注释:"} {
		assert.NotContains(t, text, boilerplate)
	}
}
