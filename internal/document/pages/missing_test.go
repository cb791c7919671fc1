package pages

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages/specimen"
	"nianbao/internal/message"
)

func TestMissingCharactersStopExport(t *testing.T) {
	none, err := Compose(specimen.Rare(false), faces.Embedded())
	assert.Nil(t, none)
	var missing *MissingError
	require.ErrorAs(t, err, &missing)
	require.Len(t, missing.Chars, 3)

	got := missing.Chars
	assert.Equal(t, []rune{'ש', '😀', 0x31351}, []rune{got[0].Char, got[1].Char, got[2].Char})
	assert.Equal(t, [][2]int{{0, -1}, {1, -1}, {2, 1}},
		[][2]int{{got[0].Block, got[0].Cell}, {got[1].Block, got[1].Cell}, {got[2].Block, got[2].Cell}})
	assert.Equal(t, "反响良好😀，群众满"[len("反响良好")-12:], got[1].Near)

	for _, word := range []string{"3 个字", "U+05E9", "U+1F600", "U+31351", "“一、总体ש情况”的表第 1 行第 2 列"} {
		assert.ErrorContains(t, err, word)
	}
	assert.Contains(t, message.Say(err, message.English), "row 1, column 2")
	assert.False(t, message.HintOf(errors.Unwrap(err)).IsZero())
}

func TestADraftMarksMissingCharactersWithBoxes(t *testing.T) {
	d := specimen.Rare(true)
	all := composed(d)
	specimen.Complete(t, d, texts(all), 1)
	codes := map[string]string{}
	for _, p := range all[0].Pieces {
		if p.Box != nil {
			assert.Nil(t, p.Face)
			for _, row := range p.Box.Rows {
				codes[string(p.Chars)] += string(row.Chars) + " "
			}
		}
	}
	assert.Equal(t, map[string]string{"ש": "U+0 5E9 ", "😀": "U+1F 600 U+1F 600 ",
		"\U00031351": "U+31 351 "}, codes)
}

func TestControlsAndDirectionMarksAreDropped(t *testing.T) {
	for text, want := range map[string]string{
		"公\x00开\x1b信\u200b息\ufeff":    "公开信息",
		"\u202e倒\u202c过\u200f来\u2067": "倒过来",
		"甲\t乙\u2003丙":                 "甲 乙 丙",
		"甲\r\n乙\u2028丙\v丁":            "甲\n乙\n丙\n丁",
		"葛\U000E0100城\ufe0f":          "葛城",
		"坏\xff\xfe":                   "坏��",
		"甲\u00a0乙\u202f丙　丁":           "甲\u00a0乙\u00a0丙　丁",
		"软\u00ad连\u2060字":             "软连字",
	} {
		assert.Equal(t, want, clean(text), "%q", text)
	}
}
