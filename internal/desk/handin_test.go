package desk

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
)

func TestHandIn(t *testing.T) {
	o := newOffice(t)
	link := o.link(archives)
	good := o.workbook(archives)

	t.Run("a trial keeps nothing", func(t *testing.T) {
		before := o.entries()
		answer, text := o.post(link+"/check", "", sent{"年报.xlsx", good})
		assert.Equal(t, http.StatusOK, answer.StatusCode)
		says(t, text, "可以报送")
		assert.Equal(t, before, o.entries())
	})
	t.Run("one file leads to its receipt", func(t *testing.T) {
		answer, _ := o.post(link+"/files", "", sent{"年报.xlsx", good})
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		assert.True(t, strings.HasSuffix(answer.Header.Get("Location"), "/receipts/2025-000001"))
		_, page := o.get(link + "/receipts/2025-000001")
		says(t, page, "已收到，审核通过")
	})
	t.Run("the same again is no new round", func(t *testing.T) {
		one := o.handIn(archives, sent{"again.xlsx", good})[0]
		assert.Equal(t, "unchanged", one["outcome"])
		assert.Equal(t, "2025-000001", one["receipt"])
		assert.Equal(t, "pass", one["result"].(map[string]any)["verdict"])
	})
	t.Run("a correction tells the changed cells", func(t *testing.T) {
		one := o.handIn(archives, sent{"new.xlsx",
			o.workbook(archives, figure("disclosure.licences.decided", "777"))})[0]
		assert.Equal(t, "accepted", one["outcome"])
		cells := one["changes"].(map[string]any)["cells"].([]any)
		require.NotEmpty(t, cells)
		assert.Equal(t, "disclosure.licences.decided", cells[0].(map[string]any)["slot"])
		assert.Equal(t, "777", cells[0].(map[string]any)["after"])
	})
	t.Run("last year's file is refused", func(t *testing.T) {
		old := o.workbook(archives, func(r *report.Report) { r.Year = year - 1 })
		one := o.handIn(archives, sent{"old.xlsx", old})[0]
		assert.Equal(t, "refused", one["outcome"])
		assert.Contains(t, one["why"], "2024")
		assert.Empty(t, one["receipt"])
		_, text := o.post(link+"/files", "", sent{"old.xlsx", old})
		says(t, text, "报送所要年度的文件")
	})
	t.Run("another agency's file is not hers", func(t *testing.T) {
		_, text := o.post(link+"/files", "", sent{"财政.xlsx", o.workbook(finance)})
		says(t, text, "这不是本单位的表格")
		says(t, text, archives)
		says(t, text, finance)
	})
	t.Run("one that fails does not undo the others", func(t *testing.T) {
		list := o.handIn(archives, sent{"照片.png", []byte("\x89PNG\r\n\x1a\n")},
			sent{"年报.xlsx", o.workbook(archives, figure("disclosure.licences.decided", "778"))})
		require.Len(t, list, 2)
		assert.Equal(t, "refused", list[0]["outcome"])
		assert.NotEmpty(t, list[0]["why"])
		assert.Equal(t, "accepted", list[1]["outcome"])
	})
	t.Run("a zip is its files, each with its own answer", func(t *testing.T) {
		var data bytes.Buffer
		z := zip.NewWriter(&data)
		for _, f := range []sent{{"去年.xlsx", o.workbook(archives, func(r *report.Report) { r.Year = year - 1 })},
			{"今年.xlsx", o.workbook(archives, figure("disclosure.licences.decided", "779"))},
			{"照片.png", []byte("\x89PNG\r\n\x1a\n")}} {
			w, err := z.Create(f.name)
			require.NoError(t, err)
			_, err = w.Write(f.data)
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		outcomes := map[any]any{}
		for _, one := range o.handIn(archives, sent{"报送.zip", data.Bytes()}) {
			outcomes[one["file"]] = one["outcome"]
		}
		assert.Equal(t, map[any]any{"报送.zip!去年.xlsx": "refused", "报送.zip!今年.xlsx": "accepted",
			"报送.zip!照片.png": "refused"}, outcomes)
	})
	t.Run("structural faults stand alone", func(t *testing.T) {
		wrong := o.workbook(archives, func(r *report.Report) {
			r.Year = year - 1
			r.Values["review.total"] = report.Parse("", report.StoredText)
		})
		_, text := o.post(link+"/check", "", sent{"wrong.xlsx", wrong})
		silent(t, text, "相差")
	})
	t.Run("nothing chosen", func(t *testing.T) {
		answer, text := o.post(link+"/files", "")
		assert.Equal(t, http.StatusBadRequest, answer.StatusCode)
		says(t, text, "没有选文件")
	})
	t.Run("too many files", func(t *testing.T) {
		var many []sent
		for range filesAtOnce + 1 {
			many = append(many, sent{"a.txt", []byte("a")})
		}
		answer, text := o.post(link+"/files", "", many...)
		assert.Equal(t, http.StatusRequestEntityTooLarge, answer.StatusCode)
		says(t, text, "一次最多")
	})
	t.Run("a closed season takes nothing and its links are dead", func(t *testing.T) {
		require.NoError(t, o.ledger.CloseSeason(t.Context(), "汇总完毕"))
		answer, text := o.get(link)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode)
		says(t, text, "打不开这个链接")
	})
}

func TestExplanations(t *testing.T) {
	o := newOffice(t)
	link := o.link(archives)
	// A figure that has to be confirmed: more documents issued this year than are in force.
	one := o.handIn(archives, sent{"a.xlsx", o.workbook(archives, figure("disclosure.documents.issued", "3"))})[0]
	require.Equal(t, "verify", one["result"].(map[string]any)["verdict"])
	var id string
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			id = f["id"].(string)
		}
	}
	require.NotEmpty(t, id)
	at := link + "/receipts/" + one["receipt"].(string)
	explain := func(text string) (*http.Response, string) {
		r, err := http.NewRequest(http.MethodPost, at+"/explanations", strings.NewReader(id+"="+text))
		require.NoError(t, err)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return o.do(r)
	}
	_, page := o.get(at)
	says(t, page, `name="`+id+`"`)
	for name, text := range map[string]string{"too short": "无误", "a phrase that explains nothing": "核实无误"} {
		t.Run(name, func(t *testing.T) {
			answer, page := explain(text)
			assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
			says(t, page, "没有成功")
		})
	}
	t.Run("a reason closes the finding without a new file", func(t *testing.T) {
		answer, _ := explain("本年清理废止了全部规范性文件，所以现行有效为零")
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		_, page := o.get(at)
		says(t, page, "已收到，审核通过")
		says(t, page, "本年清理废止了全部规范性文件")
	})
	t.Run("a finding that is not there", func(t *testing.T) {
		id = "table.inforce-ffffffff"
		answer, _ := explain("本年清理废止了全部规范性文件，所以现行有效为零")
		assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
	})
}
