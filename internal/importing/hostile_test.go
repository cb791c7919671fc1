package importing

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/match"
	"nianbao/internal/importing/source"
	"nianbao/internal/message"
)

// wordDocument makes a Word document of parts.
func wordDocument(t testing.TB, parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

// Files made to harm are refused with advice, or read within bounds; none panics and none takes long.
func TestHostileFiles(t *testing.T) {
	const open, end = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`, `</w:body></w:document>`
	body := func(s string) []byte { return wordDocument(t, map[string]string{"word/document.xml": s}) }
	for name, data := range map[string][]byte{
		"one line":      []byte(strings.Repeat("规章，", source.MaxFile/9)),
		"labels":        []byte(strings.Repeat("其他\n", source.MaxLines)),
		"values":        []byte("规章\n" + strings.Repeat("0\n", source.MaxLines)),
		"pieces":        []byte(strings.Repeat("三、\n", source.MaxLines)),
		"headings":      []byte(strings.Repeat("一、总体情况\n五、存在的主要问题及改进情况\n", source.MaxLines/2)),
		"years":         []byte(strings.Repeat("2020年\n", source.MaxLines)),
		"misprints":     []byte("二、主动公开政府信息情况\n" + strings.Repeat("行政许口\n", source.MaxLines)),
		"tabs":          []byte("二、主动公开政府信息情况\n" + strings.Repeat("\t", 1<<20)),
		"cells":         []byte("<table><tr>" + strings.Repeat("<td>其他", 200_000)),
		"rows":          []byte("<table>" + strings.Repeat("<tr><td>其他", source.MaxTableRows+1)),
		"wide":          []byte("<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=65534>其他", 4000)),
		"nested tables": []byte("<html>" + strings.Repeat("<table><tr><td>规章", 160)),
		"menus": []byte("<html>" + strings.Repeat("<div class=menu>", 400) +
			strings.Repeat("<p>规章</p>", 10_000)),
		"broken prose": []byte("┌--┐\n│规│\n└--┘\n\u3000甲\n" +
			strings.Repeat(strings.Repeat("乙", 100)+"\n", source.MaxLines/4)),
		"drawn tall": []byte("┌--┐\n" + strings.Repeat("│"+strings.Repeat("规", 100)+"│\n",
			source.MaxLines/4) + "└--┘\n"),
		"drawn wide":  []byte("├" + strings.Repeat("-┼", 1<<18) + "-┤\n"),
		"drawn long":  []byte(strings.Repeat("│规章│0│\n├----┼-┤\n", source.MaxLines)),
		"drawn askew": []byte(strings.Repeat("┌-┬--┐\n│规│章│\n└---┘\n", source.MaxLines/3)),
		"attributes":  []byte("<html><p " + strings.Repeat("a=b ", 1<<20) + ">规章"),
		"bomb":        body(open + strings.Repeat(" ", 50<<20) + end),
		"entities": body(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>` + open +
			`<w:p><w:r><w:t>&b;</w:t></w:r></w:p>` + end),
		"unknown entity": body(open + `<w:p><w:r><w:t>&b;</w:t></w:r></w:p>` + end),
		"cut off":        body(open + `<w:p><w:r><w:t>规章`),
		"deep tables":    body(open + strings.Repeat("<w:tbl><w:tr><w:tc>", 5000)),
		"deep boxes":     body(open + strings.Repeat("<w:p><w:txbxContent>", 50_000)),
		"deep nothing":   body(open + strings.Repeat("<w:x>", 100_000)),
		"Word cells": body(open + "<w:tbl><w:tr>" +
			strings.Repeat("<w:tc><w:p/></w:tc>", source.MaxCells+1) + "</w:tr></w:tbl>" + end),
		"circular styles": wordDocument(t, map[string]string{"word/document.xml": open + `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>` + end, "word/styles.xml": `<w:styles xmlns:w="x"><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>`}),
		"twice": wordDocument(t, map[string]string{"word/document.xml": open + end,
			"WORD/document.xml": open + end}),
	} {
		t.Run(name, func(t *testing.T) {
			_, _, trace, err := Read(name, data, match.Options{})
			if err != nil {
				assert.False(t, message.HintOf(err).IsZero(), err)
				assert.Contains(t, err.Error(), name)
			} else {
				assert.NotNil(t, trace)
			}
		})
	}
}
