package terminal

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/answer"
	"nianbao/internal/message"
)

func TestLocaleLang(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want message.Lang
	}{
		{nil, message.Chinese},
		{map[string]string{"LANG": "C.UTF-8"}, message.Chinese},
		{map[string]string{"LANG": "POSIX"}, message.Chinese},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, message.Chinese},
		{map[string]string{"LANG": "en_GB.UTF-8"}, message.English},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.GB18030"}, message.Chinese},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE"}, message.English},
	} {
		assert.Equal(t, c.want, LocaleLang(func(name string) string { return c.env[name] }), "%v", c.env)
	}
}

// An error is one sentence, its advice a line of its own; both go beside the answer, never into it.
func TestComplain(t *testing.T) {
	screen, out, err := Buffer(message.Chinese)
	screen.Complain(message.NewError("inbox.empty", "folder", "甲").WithHint("inbox.zip.locked.hint"))
	assert.Empty(t, out.String())
	assert.Equal(t, "错误：文件夹 甲 里没有可以读取的报告\n怎么办：请不加密码重新压缩\n", err.String())
}

// What an error lists is printed line by line; what somebody sent never brings a line.
func TestComplainInLines(t *testing.T) {
	screen, _, err := Buffer(message.Chinese)
	screen.Complain(message.NewError("cmd.collect.unproved", "file", "甲\n乙.db", "n", 2,
		"problems", message.Lines{message.New("inbox.zip.empty", "file", "丙"),
			message.New("inbox.zip.empty", "file", "丁")}))
	screen.Complain(errors.Join(errors.New("戊\n己"), errors.New("庚")))
	assert.Equal(t, "错误：台账 甲 乙.db 被改动过，2 处：\n  压缩包 丙 里没有文件\n  压缩包 丁 里没有文件\n"+
		"错误：戊 己\n庚\n", err.String())
}

func TestPaintedOnlyWhereColoursAreTaken(t *testing.T) {
	screen, _, _ := Buffer(message.Chinese)
	assert.Equal(t, "甲", screen.Painted(answer.Red, "甲"))
	screen.Colour = true
	assert.Equal(t, "\x1b[31m甲\x1b[0m", screen.Painted(answer.Red, "甲"))
	assert.Empty(t, screen.Painted(answer.Red, ""))
}

// Without a terminal to draw on there is no bar, and its steps cost nothing.
func TestProgressIsQuietWithoutATerminal(t *testing.T) {
	screen, out, err := Buffer(message.Chinese)
	step, done := screen.Progress(100, message.New("cmd.check.progress"))
	step()
	done()
	assert.Empty(t, out.String()+err.String())
}
