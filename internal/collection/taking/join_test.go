package taking

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/companion/issue"
	"nianbao/internal/companion/specimen"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/report"
)

// unwritten leaves the prose of a workbook to Word.
func unwritten(r *report.Report) { r.Prose = map[string][]report.Paragraph{} }

// words is an agency's Word file with a sentence in each section that has a heading.
func (o *office) words(agency, sentence string) []byte { return o.wordsOf(year, agency, sentence) }

func (o *office) wordsOf(year int, agency, sentence string) []byte {
	var b bytes.Buffer
	require.NoError(o.t, issue.Write(&b, o.Edition, report.Identity{Year: year, Agency: agency}))
	texts := map[string][]string{}
	for _, s := range o.Edition.Sections {
		if s.Number != "" {
			texts[s.Heading()] = []string{sentence + "没有收取信息处理费。"}
		}
	}
	data, err := specimen.Written(b.Bytes(), texts)
	require.NoError(o.t, err)
	return data
}

// empty is an agency's Word file as it was handed out.
func (o *office) empty(agency string) []byte {
	var b bytes.Buffer
	require.NoError(o.t, issue.Write(&b, o.Edition, report.Identity{Year: year, Agency: agency}))
	return b.Bytes()
}

// parts are the files of a taking, by name.
func parts(in ledger.Taking) (names []string) {
	for _, p := range in.Parts() {
		names = append(names, filepath.Base(p.File))
	}
	return names
}

// clears empties the folder that is taken in.
func (o *office) clears() {
	require.NoError(o.t, os.RemoveAll(filepath.Join(o.dir, "in")))
	require.NoError(o.t, os.Mkdir(filepath.Join(o.dir, "in"), 0o755))
}

func (o *office) now() *ledger.Taking {
	in, err := o.Ledger.CurrentOf(o.t.Context(), o.agencies[0].ID, report.Own)
	require.NoError(o.t, err)
	return in
}

// A workbook and a Word file are one report, in whatever order they come.
func TestWordsAndFigures(t *testing.T) {
	const agency = "甲局"
	both := func(t *testing.T, o *office) {
		in := o.now()
		assert.Equal(t, []string{"甲.xlsx", "甲.docx"}, parts(*in))
		assert.Equal(t, finding.Pass, in.Verdict)
		again, err := o.Reopen(t.Context(), in)
		require.NoError(t, err)
		assert.Equal(t, "各项工作正常。没有收取信息处理费。", again.Report.Prose["overview"][0].Text)
		assert.Len(t, again.With, 1)
	}
	t.Run("in one folder", func(t *testing.T) {
		o := newOffice(t, agency)
		o.comes("甲.xlsx", agency, unwritten)
		o.put("甲.docx", o.words(agency, "各项工作正常。"))
		assert.Equal(t, []string{"甲.xlsx current pass round 1"}, o.takes(), "one round")
		both(t, o)
		before := o.entries()
		assert.Equal(t, []string{"甲.xlsx current pass round 1 already"}, o.takes())
		assert.Equal(t, before, o.entries(), "a second run changes nothing")
	})
	for name, files := range map[string][]string{"workbook first": {"甲.xlsx", "甲.docx"},
		"Word file first": {"甲.docx", "甲.xlsx"}} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, agency)
			data := map[string][]byte{"甲.xlsx": o.file(agency, unwritten), "甲.docx": o.words(agency, "各项工作正常。")}
			o.put(files[0], data[files[0]])
			assert.Equal(t, []string{files[0] + " current fail round 1"}, o.takes())
			o.clears()
			o.put(files[1], data[files[1]])
			assert.Equal(t, []string{"甲.xlsx current pass round 2"}, o.takes())
			both(t, o)
			before := o.entries()
			for _, file := range files { // the folders are taken in again, one after the other
				o.clears()
				o.put(file, data[file])
				assert.Contains(t, o.takes()[0], "already", file)
			}
			assert.Equal(t, before, o.entries())
			both(t, o)
		})
	}
	t.Run("a corrected workbook keeps the words", func(t *testing.T) {
		o := newOffice(t, agency)
		o.comes("甲.xlsx", agency, unwritten, wrong)
		o.put("甲.docx", o.words(agency, "各项工作正常。"))
		assert.Equal(t, []string{"甲.xlsx current fail round 1"}, o.takes())
		o.clears()
		o.comes("甲改.xlsx", agency, unwritten)
		assert.Equal(t, []string{"甲改.xlsx current pass round 2"}, o.takes())
		assert.Equal(t, []string{"甲改.xlsx", "甲.docx"}, parts(*o.now()))
	})
	t.Run("a workbook with words of its own stands for itself", func(t *testing.T) {
		o := newOffice(t, agency)
		o.comes("甲.xlsx", agency, unwritten)
		o.put("甲.docx", o.words(agency, "各项工作正常。"))
		o.takes()
		o.clears()
		o.comes("甲改.xlsx", agency)
		assert.Equal(t, []string{"甲改.xlsx current pass round 2"}, o.takes())
		assert.Equal(t, []string{"甲改.xlsx"}, parts(*o.now()))
	})
	t.Run("a newer Word file takes the place of the older, which lies there still", func(t *testing.T) {
		o := newOffice(t, agency)
		o.comes("甲.xlsx", agency, unwritten)
		o.takes()
		old := o.words(agency, "各项工作正常。")
		o.clears()
		o.put("甲旧.docx", old)
		o.takes()
		o.clears()
		o.put("甲新.docx", o.words(agency, "各项工作都好。"))
		assert.Equal(t, []string{"甲.xlsx current pass round 3"}, o.takes())
		o.clears()
		o.put("甲旧.docx", old)
		assert.Contains(t, o.takes()[0], "already")
		assert.Equal(t, []string{"甲.xlsx", "甲新.docx"}, parts(*o.now()))
	})
	t.Run("both written", func(t *testing.T) {
		o := newOffice(t, agency)
		o.comes("甲.xlsx", agency)
		o.put("甲.docx", o.words(agency, "各项工作正常。"))
		assert.Equal(t, []string{"甲.xlsx current fail round 1"}, o.takes())
		assert.Contains(t, o.found("甲.xlsx"), report.RuleWords)
	})
	t.Run("of another agency", func(t *testing.T) {
		o := newOffice(t, agency, "乙局")
		o.comes("甲.xlsx", agency, unwritten)
		o.put("乙.docx", o.words("乙局", "各项工作正常。"))
		assert.Equal(t, []string{"乙.docx current fail round 1", "甲.xlsx current fail round 1"}, o.takes())
	})
}

// At the desk both come in one form or one after the other; either way the receipt is of both.
func TestWordsAndFiguresAtTheDesk(t *testing.T) {
	const agency = "甲局"
	by := func(u Upload) Upload {
		u.Agency, u.Actor = 1, ledger.Actor{Kind: ledger.Link, Name: agency}
		return u
	}
	t.Run("together", func(t *testing.T) {
		o := newOffice(t, agency)
		h := handed(t, o.desk(), by(Upload{Name: "甲.xlsx", Data: o.file(agency, unwritten),
			With: []inbox.File{inbox.Bytes("甲.docx", o.words(agency, "各项工作正常。"))}}))
		assert.Equal(t, Accepted, h.Outcome)
		assert.Equal(t, []string{"甲.xlsx", "甲.docx"}, parts(h.Taken))
		assert.Equal(t, []string{"甲.docx"}, h.Opened.With)
		assert.Equal(t, finding.Pass, h.Taken.Verdict)
	})
	t.Run("one after the other", func(t *testing.T) {
		o := newOffice(t, agency)
		word := by(Upload{Name: "甲.docx", Data: o.words(agency, "各项工作正常。")})
		h := handed(t, o.desk(), word)
		assert.Equal(t, finding.Fail, h.Taken.Verdict, "the workbook is missing")
		h = handed(t, o.desk(), by(Upload{Name: "甲.xlsx", Data: o.file(agency, unwritten)}))
		assert.Equal(t, finding.Pass, h.Taken.Verdict)
		assert.Equal(t, []string{"甲.xlsx", "甲.docx"}, parts(h.Taken))
		h = handed(t, o.desk(), word)
		assert.Equal(t, Unchanged, h.Outcome)
		assert.Equal(t, "2025-000002", h.Receipt)
		assert.Equal(t, hashOf(word.Data), h.SHA256)
	})
	t.Run("tried", func(t *testing.T) {
		o := newOffice(t, agency)
		handed(t, o.desk(), by(Upload{Name: "甲.xlsx", Data: o.file(agency, unwritten)}))
		all, err := o.desk().Try(t.Context(), by(Upload{Name: "甲.docx", Data: o.words(agency, "各项工作正常。")}))
		require.NoError(t, err)
		assert.Equal(t, finding.Pass, all[0].Taken.Verdict)
		assert.Len(t, o.now().Parts(), 1, "a trial keeps nothing")
	})
}

// Each original is kept, and the journal proves them.
func TestOriginalsOfOneReport(t *testing.T) {
	o := newOffice(t, "甲局")
	word := o.words("甲局", "各项工作正常。")
	o.comes("甲.xlsx", "甲局", unwritten)
	o.put("甲.docx", word)
	o.takes()
	in := o.now()
	require.Len(t, in.Further, 1)
	data, err := o.Ledger.Original(t.Context(), in.Further[0].SHA256, in.Further[0].File)
	require.NoError(t, err)
	assert.Equal(t, word, data)
	assert.Equal(t, ledger.KeyOf(in.SHA256, "", hashOf(word)), in.Key)
	files, err := Current(t.Context(), o.Ledger.File, nil)
	require.NoError(t, err)
	require.Len(t, files, 1)
	opened, err := inbox.Open(files[0], inbox.Options{})
	require.NoError(t, err)
	assert.Equal(t, "各项工作正常。没有收取信息处理费。", opened.Report.Prose["overview"][0].Text)
}
