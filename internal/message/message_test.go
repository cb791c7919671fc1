package message

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
)

var placeholder = regexp.MustCompile(`\{[a-z0-9_]+\}`)

// Both languages are complete, and have the same content.
func TestCatalogueIsComplete(t *testing.T) {
	for key, said := range entries() {
		zh, en := said[Chinese], said[English]
		assert.NotEmpty(t, zh, key)
		assert.NotEmpty(t, en, key)
		assert.Len(t, said, 2, key)
		a, b := placeholder.FindAllString(zh, -1), placeholder.FindAllString(en, -1)
		slices.Sort(a)
		slices.Sort(b)
		assert.Equal(t, slices.Compact(a), slices.Compact(b), key)
	}
}

func TestIn(t *testing.T) {
	text := New("roster.problem", "line", 3, "problem", New("roster.noname"))
	assert.Equal(t, "第 3 行：机关名称是空的", text.In(Chinese))
	assert.Equal(t, "line 3: the agency has no name", text.In(English))
	assert.Equal(t, "no.such.key a=1", New("no.such.key", "a", 1).In(Chinese))
	assert.Equal(t, "", Text{}.In(English))
	both := New("rule.words", "text", Both{"依据", "basis"})
	assert.Equal(t, "依据", both.In(Chinese))
	assert.Equal(t, "basis", both.In(English))
	assert.Equal(t, "依据", New("rule.words", "text", Both{Chinese: "依\x1b据"}).In(English))
	hostile := New("roster.noname.x", "name", "局\x1b[31m\u202e\r末")
	assert.Equal(t, "roster.noname.x name=局[31m 末", hostile.In(Chinese),
		"what somebody sent does not steer the terminal")
}

func TestNewWithoutValue(t *testing.T) {
	assert.Equal(t, "cannot write !MISSING", New("output.write", "file").In(English))
}

func TestErrorsOfTheSystemAreSaid(t *testing.T) {
	err := Wrap(&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOSPC}, "output.write", "file", "x")
	assert.Equal(t, "不能写入文件 x：磁盘空间不足", Say(err, Chinese))
	assert.Equal(t, "cannot write x: no space left on the disk", Say(err, English))
	assert.ErrorIs(t, err, syscall.ENOSPC)
	several := errors.Join(err, NewError("roster.noname"))
	assert.Equal(t, "cannot write x: no space left on the disk\nthe agency has no name", Say(several, English))
	wrapped := fmt.Errorf("outer: %w", NewError("roster.empty", "file", "r").WithHint("roster.problems.hint"))
	assert.Equal(t, "改好名册后重新运行", HintOf(wrapped).In(Chinese))
}

// Messages for a returned workbook or a letter have words for an agency, which has no command
// line.
func TestAgencyWords(t *testing.T) {
	options := regexp.MustCompile(`--[a-z]|\bnianbao `)
	findings := regexp.MustCompile(`^(?:lastyear|file|table|text|value|year|requests|disclosure|review|members|own|gap)\.`)
	own := 0
	for key, said := range entries() {
		words := said[Chinese] + said[English]
		if strings.HasSuffix(key, ofAgency) {
			own++
			assert.NotRegexp(t, options, words, key)
			assert.True(t, Has(strings.TrimSuffix(key, ofAgency)), key)
			continue
		}
		if findings.MatchString(key) && options.MatchString(words) {
			assert.True(t, Has(key+ofAgency), "%s has no words for an agency", key)
		}
	}
	assert.Greater(t, own, 5)
	hint := New("rule.words", "text", New("lastyear.hint.give", "year", 2024)).ForAgency().In(Chinese)
	assert.NotContains(t, hint, "--prior")
	assert.Contains(t, hint, "收表单位")
}
