package receipt_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desktest"
)

func TestExplanations(t *testing.T) {
	o := desktest.New(t)
	link := o.Link(desktest.Archives)
	// A figure that has to be confirmed: more documents issued this year than are in force.
	one := o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Figure("disclosure.documents.issued", "3"))))[0]
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
		return o.Do(r)
	}
	_, page := o.Get(at)
	desktest.Says(t, page, `name="`+id+`"`)
	for name, text := range map[string]string{"too short": "无误", "a phrase that explains nothing": "核实无误"} {
		t.Run(name, func(t *testing.T) {
			answer, page := explain(text)
			assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
			desktest.Says(t, page, "没有成功")
		})
	}
	t.Run("a reason closes the finding without a new file", func(t *testing.T) {
		answer, _ := explain("本年清理废止了全部规范性文件，所以现行有效为零")
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		_, page := o.Get(at)
		desktest.Says(t, page, "已收到，审核通过")
		desktest.Says(t, page, "本年清理废止了全部规范性文件")
	})
	t.Run("a finding that is not there", func(t *testing.T) {
		id = "table.inforce-ffffffff"
		answer, _ := explain("本年清理废止了全部规范性文件，所以现行有效为零")
		assert.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
	})
}

// What the office sent back is not closed by the same words again; the page shows the officer's
// sentence.
func TestASentBackExplanationIsWrittenAnew(t *testing.T) {
	o := desktest.New(t)
	one := o.HandIn(desktest.Archives, desktest.Sent("年报.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))[0]
	number := one["receipt"].(string)
	id := ""
	for _, f := range one["result"].(map[string]any)["findings"].([]any) {
		if f := f.(map[string]any); f["class"] == "verify" && f["outcome"] == "fail" {
			id = f["id"].(string)
		}
	}
	require.NotEmpty(t, id, "%v", one["result"])
	explain := func(text string) int {
		body, err := json.Marshal(map[string]string{id: text})
		require.NoError(t, err)
		r, err := http.NewRequest(
			http.MethodPost,
			o.Link(desktest.Archives)+"/receipts/"+number+"/explanations",
			bytes.NewReader(body),
		)
		require.NoError(t, err)
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json")
		answer, err := o.Client.Do(r)
		require.NoError(t, err)
		answer.Body.Close()
		return answer.StatusCode
	}
	const reason = "机构改革，档案利用职能由县政府办划入我局"
	require.Equal(t, http.StatusOK, explain(reason))
	season, err := o.Taking.Season(t.Context())
	require.NoError(t, err)
	in, err := o.Ledger.Receipt(t.Context(), number)
	require.NoError(t, err)
	_, err = season.SendBack(t.Context(), in, id, "请写明依据的文件号")
	require.NoError(t, err)
	_, page := o.Get(o.Link(desktest.Archives) + "/receipts/" + number)
	desktest.Says(t, page, "请写明依据的文件号")
	assert.Equal(t, http.StatusUnprocessableEntity, explain(reason), "the same words")
	assert.Equal(t, http.StatusUnprocessableEntity, explain(" "), "no words")
	assert.Equal(t, http.StatusOK, explain(reason+"，依据县编〔2025〕3号"))
}
