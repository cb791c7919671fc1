package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document/sample"
	"nianbao/internal/finding"
	"nianbao/internal/harmless"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func edition(t testing.TB, id string) *templates.Edition {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return e
}

// plain is an ordinary report with a finding.
func plain(t testing.TB, id string) judging.Result {
	e := edition(t, id)
	r := judging.Result{File: "示例.xlsx", Edition: e, Report: sample.Plain(e)}
	r.Report.NilTable["review"] = true
	r.Findings = []finding.Finding{{Rule: "requests.balance", Class: templates.Must, Outcome: finding.Fails,
		Table: "requests",
		Row:   "（七）总计", Column: "自然人", Sheet: "三、依申请公开", Cells: []string{"D29"}, Slots: []string{"requests.total.person"},
		Expected: "9", Actual: "8", Difference: "-1", Message: message.New("result.unjudged")}}
	return r
}

func hostile(seed uint64) judging.Result {
	e := templates.Builtin()[seed%2]
	return judging.Result{Edition: e, Report: sample.Hostile(e, seed)}
}

func asJSON(t testing.TB, r judging.Result) []byte {
	var b bytes.Buffer
	require.NoError(t, JSON(&b, r.Edition, r.Report, r.Findings, message.Chinese))
	return b.Bytes()
}

func asCSV(t testing.TB, r judging.Result) []byte {
	var b bytes.Buffer
	require.NoError(t, CSV(&b, r.Edition, r.Report))
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	var book bytes.Buffer
	require.NoError(t, Codebook(&book, edition(t, "2021")))
	for name, got := range map[string][]byte{
		"2021.json":         asJSON(t, plain(t, "2021")),
		"2019.csv":          asCSV(t, plain(t, "2019")),
		"codebook-2021.csv": book.Bytes(),
	} {
		file := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.WriteFile(file, got, 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), name)
	}
}

// valid is a text as JSON can carry it.
func valid(s string) string { return string([]rune(s)) }

// Everything in the report is in the JSON form as it was, and every value of the edition.
func TestJSONHasEverything(t *testing.T) {
	for seed := range uint64(30) {
		r := hostile(seed)
		var got jsonReport
		decoder := json.NewDecoder(bytes.NewReader(asJSON(t, r)))
		decoder.DisallowUnknownFields()
		require.NoError(t, decoder.Decode(&got))
		assert.Equal(t, valid(r.Report.Agency), got.Agency)
		assert.Equal(t, r.Report.Year, got.Year)
		for id, text := range r.Report.Cover {
			assert.Equal(t, valid(text), got.Cover[id])
		}
		for _, s := range got.Sections {
			require.Len(t, s.Paragraphs, len(r.Report.Prose[s.ID]))
			for i, p := range s.Paragraphs {
				assert.Equal(t, valid(r.Report.Prose[s.ID][i].Text), p.Text)
				assert.Equal(t, r.Report.Prose[s.ID][i].Table, p.Table)
			}
		}
		assert.Len(t, got.Sections, len(r.Edition.Sections))
		count := 0
		for _, table := range r.Edition.Tables {
			for _, s := range table.Slots {
				count++
				v := r.Report.Value(s.ID)
				assert.Equal(t, v.NumberText(), got.Values[s.ID].Number)
				assert.Equal(t, v.Kind, got.Values[s.ID].Kind)
				assert.Equal(t, valid(v.Raw), got.Values[s.ID].Raw)
			}
		}
		assert.Len(t, got.Values, count)
	}
}

func TestNothingIsNull(t *testing.T) {
	e := edition(t, "2021")
	empty := judging.Result{Edition: e, Report: sample.Hostile(e, 1)}
	empty.Report.Prose, empty.Report.Cover, empty.Report.Values, empty.Report.NilTable = nil, nil, nil, nil
	assert.NotContains(t, string(asJSON(t, empty)), "null")
	assert.NotContains(t, string(asJSON(t, plain(t, "2019"))), "null")
}

// The same figure has its unit, from whichever source.
func TestUnits(t *testing.T) {
	var got jsonReport
	require.NoError(t, json.Unmarshal(asJSON(t, plain(t, "2021")), &got))
	assert.Equal(t, "万元", got.Values["disclosure.fees.amount"].Unit, "fixed by the form")
	assert.Equal(t, "", got.Values["disclosure.rules.issued"].Unit)
	require.NoError(t, json.Unmarshal(asJSON(t, plain(t, "2019")), &got))
	assert.Equal(t, "万元", got.Values["disclosure.procurement.amount"].Unit, "told by the cell")
}

func lines(t testing.TB, file []byte) [][]string {
	require.True(t, bytes.HasPrefix(file, []byte("\ufeff")))
	assert.Equal(t, bytes.Count(file, []byte("\n")), bytes.Count(file, []byte("\r\n")),
		"every line ends as Windows has it")
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff")))).ReadAll()
	require.NoError(t, err)
	return lines
}

// The CSV form has a line for every value; no field is a formula, none has a line break.
func TestCSVIsCompleteWithoutFormulas(t *testing.T) {
	for seed := range uint64(30) {
		r := hostile(seed)
		got := lines(t, asCSV(t, r))
		assert.Equal(t, reportColumns, got[0])
		got = got[1:]
		for _, table := range r.Edition.Tables {
			for _, s := range table.Slots {
				line := got[0]
				got = got[1:]
				v := r.Report.Value(s.ID)
				assert.Equal(t, s.ID, line[7])
				assert.Equal(t, v.NumberText(), line[8])
				assert.Equal(t, string(v.Kind), line[11])
				assert.Equal(t, harmless.Cell(v.Raw), line[10])
				for _, field := range line {
					assert.NotContains(t, field, "\n")
					if field != "" && strings.ContainsAny(field[:1], "=+-@\t\r") {
						_, err := strconv.ParseFloat(field, 64)
						assert.NoError(t, err, "%q may be taken for a formula", field)
					}
				}
			}
		}
		assert.Empty(t, got)
	}
}

func TestCodebook(t *testing.T) {
	for _, e := range templates.Builtin() {
		var b bytes.Buffer
		require.NoError(t, Codebook(&b, e))
		got := lines(t, b.Bytes())
		slots := 0
		for _, table := range e.Tables {
			slots += len(table.Slots)
		}
		assert.Len(t, got, 1+slots)
		for _, line := range got[1:] {
			s := e.Slot(line[0])
			require.NotNil(t, s)
			assert.Equal(t, s.Cell.String(), line[11])
			if line[0] == "requests.total.person" {
				assert.Equal(t, "requests.balance requests.outcomes requests.applicants", strings.TrimSpace(line[12]))
			}
		}
	}
}
