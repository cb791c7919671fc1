package level

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOf(t *testing.T) {
	for word, want := range map[string]Level{
		"县直部门":        {County, Department},
		"市直单位":        {City, Department},
		"省直机关":        {Province, Department},
		"区直部门":        {County, Department},
		"县级部门":        {County, Department},
		"市级部门":        {City, Department},
		"市直":          {City, Department},
		"县政府工作部门":     {County, Department},
		"县政府组成部门":     {County, Department},
		"县人民政府直属事业单位": {County, Department},
		"部门（单位）":      {Nowhere, Department},
		"县属国有企业":      {County, Department},
		"派出机构":        {Nowhere, Department},
		"政府组成部门":      {Nowhere, Department},
		"双重管理单位":      {Nowhere, Department},
		"镇":           {Township, Government},
		"街道":          {Township, Government},
		"乡镇":          {Township, Government},
		"乡镇（街道）":      {Township, Government},
		"乡（镇、街道）":     {Township, Government},
		"镇街":          {Township, Government},
		"县级":          {County, Government},
		"县（市、区）":      {County, Government},
		"县（市、区）政府":    {County, Government},
		"县级市":         {County, Government},
		"市级":          {City, Government},
		"设区的市":        {City, Government},
		"地级市":         {City, Government},
		"省级":          {Province, Government},
		"自治区":         {Province, Government},
		"省级垂管":        {Province, Vertical},
		"垂直管理":        {Nowhere, Vertical},
		"国务院部门":       {Central, Department},
		" 县 直 部 门 ":   {County, Department},
	} {
		t.Run(word, func(t *testing.T) {
			got, ok := Of(word)
			assert.True(t, ok)
			assert.Equal(t, want, got)
		})
	}
	for _, word := range []string{"", "甲类", "重要", "正科", "县教育局长"} {
		t.Run("unknown "+word, func(t *testing.T) {
			_, ok := Of(word)
			assert.False(t, ok)
		})
	}
	assert.Equal(t, "县直部门", Near("县值部门"))
	assert.Empty(t, Near("重点联系"))
}

func TestWordsAreKnown(t *testing.T) {
	for _, line := range Words() {
		for _, word := range line.Words {
			got, ok := Of(word)
			assert.True(t, ok, word)
			assert.Equal(t, line.Level, got, word)
		}
	}
}
