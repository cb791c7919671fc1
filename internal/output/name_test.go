package output

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestName(t *testing.T) {
	for text, want := range map[string]string{
		"某县科学技术局":           "某县科学技术局",
		"../../etc/passwd":  "_.._etc_passwd",
		`C:\Windows\a`:      "C__Windows_a",
		"CON":               "_CON",
		"con.txt":           "_con.txt",
		"Lpt1":              "_Lpt1",
		"  ... ":            "_",
		"":                  "_",
		"-rf":               "_-rf",
		"=1+1":              "_=1+1",
		" -o":               "_-o",
		"局（开发区） ":           "局（开发区）",
		"a\x00b\u202ec\r\n": "abc",
		"𬭚县档案局":             "𬭚县档案局",
	} {
		t.Run(text, func(t *testing.T) { assert.Equal(t, want, Name(text)) })
	}
	long := Name(strings.Repeat("长", 300))
	assert.LessOrEqual(t, len(long), nameBytes)
	assert.True(t, strings.HasSuffix(long, "长"), "a name is not cut inside a character")
}

func TestNamesAreNeverTheSame(t *testing.T) {
	var names Names
	assert.Equal(t, "a.xlsx", names.Unique("a", ".xlsx"))
	assert.Equal(t, "A(2).xlsx", names.Unique("A", ".xlsx"))
	assert.Equal(t, "a(3).xlsx", names.Unique("a", ".xlsx"))
	assert.Equal(t, "a(2)(2).xlsx", names.Unique("a(2)", ".xlsx"))
	long := strings.Repeat("长", 300)
	assert.NotEqual(t, names.Unique(long+"甲", ".xlsx"), names.Unique(long+"乙", ".xlsx"))
}
