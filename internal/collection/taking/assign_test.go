package taking

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// named are what is found about names in the latest taking.
func (o *office) namedIn(in ledger.Taking) (found []string) {
	for _, f := range in.Findings {
		if f.Rule == "file.named" {
			found = append(found, string(f.Class)+" "+f.Key+" "+f.Actual)
		}
	}
	return found
}

func (o *office) last() ledger.Taking {
	all, err := o.Ledger.Takings(o.t.Context())
	require.NoError(o.t, err)
	return all[len(all)-1]
}

// A file called after one agency and made out to another is to be verified; a neutral name, its own
// or an office above it are not.
func TestNamedBeside(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"水利局.xlsx", "verify file 某县水利局"},
		{"某县水利局/年报.xlsx", "verify folder 某县水利局"},
		{"某县水利局/档案局.xlsx", ""},
		{"档案局转水利局.xlsx", ""},
		{"年报最终版(2).xlsx", ""},
	} {
		t.Run(c.file, func(t *testing.T) {
			o := newOffice(t, "某县档案局", "某县水利局")
			o.comes(c.file, "某县档案局")
			o.takes()
			found := o.namedIn(o.last())
			if c.want == "" {
				assert.Empty(t, found)
				return
			}
			assert.Equal(t, []string{c.want}, found)
			assert.Empty(t, o.reviews(), "nothing has changed")
		})
	}
	t.Run("prose", func(t *testing.T) {
		o := newOffice(t, "某县档案局", "某县水利局")
		o.comes("1.xlsx", "某县档案局", func(r *report.Report) {
			r.Prose["overview"] = []report.Paragraph{{Text: "现公布某县水利局2025年政府信息公开工作年度报告，请予监督。"}}
		})
		o.takes()
		assert.Equal(t, []string{"verify prose 某县水利局"}, o.namedIn(o.last()))
	})
}

// Whose a file is the officer says; the agency it was counted for has its own report back, and the journal proves all.
func TestAssign(t *testing.T) {
	o := newOffice(t, "某县档案局", "某县水利局")
	o.comes("a.xlsx", "某县档案局")
	o.takes()
	first := o.last()
	o.comes("水利局.xlsx", "某县档案局",
		func(r *report.Report) {
			r.Values["disclosure.fees.amount"] = report.Parse("7",
				report.StoredNumber)
		})
	o.takes()
	second := o.last()
	require.Equal(t, first.Agency, second.Agency)
	water := o.agencies[1].ID
	now, restored, err := o.Assign(t.Context(), &second, water, "电话核实")
	require.NoError(t, err)
	assert.Equal(t, water, now.Agency)
	assert.Equal(t, second.Receipt, now.Receipt)
	require.NotNil(t, restored)
	assert.Equal(t, first.ID, restored.ID)
	assert.Equal(t, []string{"note report 某县档案局"}, o.namedIn(*now))
	for _, f := range now.Findings {
		assert.NotEqual(t, "file.agency", f.Rule)
	}
	opened, err := o.Reopen(t.Context(), now)
	require.NoError(t, err)
	assert.Equal(t, "某县水利局", opened.Report.Agency)
	assert.Empty(t, o.reviews(), "it was judged as that agency's at once")
	o.takes()
	_, _, err = o.Assign(t.Context(), now, water, "")
	assert.Contains(t, message.Say(err, message.Chinese), "已经是该机关的报告")
	o.entries()
}

// A file that names nobody on the roster is offered to the near ones, one that is no report only entered.
func TestAssignOfStrangers(t *testing.T) {
	o := newOffice(t, "某县档案局", "某县水利局")
	o.comes("x.xlsx", "档案局")
	o.takes()
	in := o.last()
	assert.Equal(t, ledger.Unknown, in.State)
	assert.Equal(t, []string{"某县档案局"}, in.Near)
	now, _, err := o.Assign(t.Context(), &in, o.agencies[0].ID, "")
	require.NoError(t, err)
	assert.Equal(t, 1, now.Round)
	assert.NotEmpty(t, now.Receipt)
	assert.NotEqual(t, finding.Unreadable, now.Verdict)
	o.put("某县水利局.png", []byte("\x89PNG\r\n\x1a\n"))
	o.takes()
	picture := o.last()
	assert.Equal(t, ledger.Refused, picture.State)
	assert.Equal(t, o.agencies[1].ID, picture.Agency, "its name says whose it is")
	moved, _, err := o.Assign(t.Context(), &picture, o.agencies[0].ID, "")
	require.NoError(t, err)
	assert.Equal(t, ledger.Refused, moved.State)
	o.entries()
}
