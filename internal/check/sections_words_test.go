package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// What is no text does not pass for one.
func TestNoText(t *testing.T) {
	office := message.New("total.prose.office").In(message.Chinese)
	for _, c := range []struct {
		name, section, text string
		class               templates.Class
		key                 string
	}{
		{"零报告", "problems", "零报告。", templates.Verify, "text.sections.nothing"},
		{"placeholder", "overview", office, templates.Verify, "text.sections.placeholder"},
		{"empty lead", "lead", " ", templates.Note, "text.sections.lead"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := zeros(t, "2021", 2025)
			ctx.Report.Prose[c.section] = []report.Paragraph{{Text: c.text}}
			f := one(t, ctx, "text.sections")
			assert.Equal(t, c.class, f.Class)
			assert.Equal(t, c.key, f.Message.Key)
		})
	}
	t.Run("placeholder beside a text", func(t *testing.T) {
		ctx := zeros(t, "2021", 2025)
		ctx.Report.Prose["overview"] = append(ctx.Report.Prose["overview"], report.Paragraph{Text: office})
		assert.True(t, Placeholders(ctx.Report))
		assert.Len(t, of(run(t, ctx), "text.sections"), 1)
	})
	t.Run("total just made", func(t *testing.T) {
		ctx := zeros(t, "2021", 2025)
		ctx.Report.Prose["overview"] = []report.Paragraph{{Text: office}}
		ctx.Members = []Member{}
		assert.Empty(t, of(run(t, ctx), "text.sections"))
	})
}
