package check

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

const policyFile = `
office: 某市政务公开办
rules:
  - {rule: value.note, class: note, reason: 今年统一用附注说明修订件数, until: 2026-03-31}
  - {rule: requests.balance, class: verify, reason: 系统迁移, until: 2026-03-31}
  - {rule: table.inforce, class: off, reason: 口径调整, until: 2026-03-31}
`

func faulty(t *testing.T) *Context {
	return put(consistent(t), "disclosure.licences.decided", "5件", "requests.forward.person", "0",
		"requests.forward.total", "0",
		"disclosure.documents.inforce", "0")
}

func TestPolicy(t *testing.T) {
	p, err := ParsePolicy("policy.yaml", []byte(policyFile))
	require.NoError(t, err)
	c := faulty(t)
	require.Equal(t, finding.Fail, finding.Judge(run(t, c)))
	c.Options.Policy = p
	c.Options.Today = time.Date(2026, 3, 31, 23, 0, 0, 0, time.UTC)
	found := run(t, c)
	assert.Equal(t, finding.VerifyIt, finding.Judge(found))
	assert.Equal(t, templates.Note, of(found, "value.note")[0].Class)
	assert.Equal(t, templates.Verify, of(found, "requests.balance")[0].Class)
	assert.Empty(t, of(found, "table.inforce"))
	var said []string
	for _, f := range of(found, "policy") {
		assert.Equal(t, templates.Note, f.Class)
		said = append(said, zh(f.Message))
	}
	assert.Equal(t, []string{
		"某市政务公开办已把规则 value.note 调为提示性，影响本报告 1 处；原因：今年统一用附注说明修订件数；有效期至 2026-03-31",
		"某市政务公开办已把规则 requests.balance 调为核实性，影响本报告 2 处；原因：系统迁移；有效期至 2026-03-31",
		"某市政务公开办已停用规则 table.inforce，本报告有 1 处因此没有列出；原因：口径调整；有效期至 2026-03-31",
	}, said)

	c.Options.Today = time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	found = run(t, c)
	assert.Equal(t, finding.Fail, finding.Judge(found))
	assert.Contains(t, zh(of(found, "policy")[2].Message), "已于 2026-03-31 到期")
}

func TestPolicyIsRefused(t *testing.T) {
	for entry, said := range map[string]string{
		"{rule: Year.Jump, class: off, reason: 甲, until: 2026-01-01}":      "\n  第 3 行：没有规则“Year.Jump”，是不是“year.jump”？",
		"{rule: no.such, class: off, reason: 甲, until: 2026-01-01}":        "\n  第 3 行：没有规则“no.such”",
		"{rule: year.jump, class: hidden, reason: 甲, until: 2026-01-01}":   "\n  第 3 行：year.jump 的 class 应为 verify、note 或 off，不是“hidden”",
		"{rule: year.jump, reason: 甲, until: 2026-01-01}":                  "\n  第 3 行：year.jump 的 class 应为 verify、note 或 off，不是“”",
		"{rule: year.jump, class: must, reason: 甲, until: 2026-01-01}":     "\n  第 3 行：year.jump 现为 verify，只能调低，不能改为 must",
		"{rule: value.formula, class: note, reason: 甲, until: 2026-01-01}": "\n  第 3 行：value.formula 不能调低或停用：不符合它的格里没有数",
		"{rule: 数据格内没有公式, class: note, reason: 甲, until: 2026-01-01}":      "\n  第 3 行：value.formula 不能调低或停用",
		"rule：year.jump": "\n  第 3 行：“rule：”用的是全角冒号",
		"{rule: year.jump, class: off, until: 2026-01-01}":                                                                              "\n  第 3 行：year.jump 没有写明原因（reason）",
		"{rule: year.jump, class: off, reason: 甲}":                                                                                      "\n  第 3 行：year.jump 的有效期（until）应写成 2026-03-31 的样子，不是“”",
		"{rule: year.jump, class: off, reason: 甲, until: 2026-01-01, colour: red}":                                                      "审核规则调整文件 p.yaml 有问题：\n  第 3 行：不认识的键“colour”；可以写的有：rule, class, reason, until",
		"{rule: year.jump, class: off, reason: 甲, until: 2026-01-01}\n  - {rule: year.jump, class: note, reason: 乙, until: 2026-01-01}": "\n  第 4 行：规则 year.jump 前面已经写过",
	} {
		_, err := ParsePolicy("p.yaml", []byte("office: 甲\nrules:\n  - "+entry+"\n"))
		require.Error(t, err, entry)
		assert.Contains(t, message.Say(err, message.Chinese), said)
		assert.NotEmpty(t, message.HintOf(err).In(message.English))
	}
}

// Faults of the file itself are reported in the reader's words, with their line.
func TestPolicyFileIsRefused(t *testing.T) {
	for text, said := range map[string]string{
		"":         "审核规则调整文件 p.yaml 有问题：\n  第 1 行：文件是空的",
		"# 只有说明\n": "审核规则调整文件 p.yaml 有问题：\n  第 1 行：文件是空的",
		"office: 甲\nrules:\n  - rule: year.jump\n    class: off\n    reason: 甲\n    untill: 2026-01-01\nrule: []\n": "审核规则调整文件 p.yaml 有问题：" +
			"\n  第 6 行：不认识的键“untill”，是不是“until”？可以写的有：rule, class, reason, until" +
			"\n  第 7 行：不认识的键“rule”，是不是“rules”？可以写的有：office, rules",
		"office: 甲\nrules: [": "第 2 行：这里或者上一行写法有误",
		"rules: off":          "第 1 行：这里应当是列表",
		"甲乙丙":                 "第 1 行：这里应当是“键：值”",
		"\x00\x01":            "第 1 行：文字编码无法识别，请用记事本等另存为 UTF-8",
	} {
		_, err := ParsePolicy("p.yaml", []byte(text))
		require.Error(t, err, text)
		assert.Contains(t, message.Say(err, message.Chinese), said)
		assert.NotContains(t, message.Say(err, message.English), "{")
	}
}

// All faults of a file are reported at once; of an entry with unknown keys only those.
func TestPolicyReportsAllFaults(t *testing.T) {
	_, err := ParsePolicy("p.yaml", []byte("office: 甲\nrules:\n  - {rule: no.such, class: must, until: 2027-13-31}\n"+
		"  - {rule: year.jump, clas: off, reason: 乙, until: 2026-01-01}\n  - {rule: year.jump, class: off, reason: 丙, until: 2026-01-01}\n"+
		"  - {rule: year.jump, class: must, reason: 丁, until: 明天}\n"))
	require.Error(t, err)
	assert.Equal(t, "审核规则调整文件 p.yaml 有问题："+
		"\n  第 3 行：没有规则“no.such”\n  第 3 行：no.such 没有写明原因（reason）"+
		"\n  第 3 行：no.such 的有效期（until）应写成 2026-03-31 的样子，不是“2027-13-31”"+
		"\n  第 4 行：不认识的键“clas”，是不是“class”？可以写的有：rule, class, reason, until"+
		"\n  第 6 行：规则 year.jump 前面已经写过\n  第 6 行：year.jump 现为 verify，只能调低，不能改为 must"+
		"\n  第 6 行：year.jump 的有效期（until）应写成 2026-03-31 的样子，不是“明天”", message.Say(err, message.Chinese))
}

// A file without rules ends an office's rulings, in each spelling of an empty list; and values
// common to several entries may be given once.
func TestPolicyWithoutRules(t *testing.T) {
	for _, text := range []string{"office: 甲\n", "office: 甲\nrules:\n", "office: 甲\nrules: ~\n",
		"office: 甲\nrules: []\n"} {
		p, err := ParsePolicy("p.yaml", []byte(text))
		require.NoError(t, err, text)
		assert.Empty(t, p.Entries, text)
	}
	p, err := ParsePolicy("p.yaml", []byte("rules:\n  - &a {rule: year.jump, class: off, reason: 甲, until: 2026-01-01}\n  - {<<: *a, rule: text.parts}\n"))
	require.NoError(t, err)
	require.Len(t, p.Entries, 2)
	assert.Equal(t, "text.parts", p.Entries[1].Rule)
	assert.Equal(t, "甲", p.Entries[1].Reason)
}

// Notepad saves in the encoding of the country.
func TestPolicyInOtherEncodings(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(policyFile)
	require.NoError(t, err)
	for _, text := range []string{gb, "\ufeff" + policyFile, strings.ReplaceAll(policyFile, "\n", "\r\n")} {
		p, err := ParsePolicy("p.yaml", []byte(text))
		require.NoError(t, err)
		assert.Equal(t, "某市政务公开办", p.Name)
		assert.Equal(t, "系统迁移", p.Entries[1].Reason)
	}
}

// The sample that the program prints is sound, in both languages, and names a rule by its title.
func TestPolicySample(t *testing.T) {
	for _, lang := range []message.Lang{message.Chinese, message.English} {
		p, err := ParsePolicy("p.yaml", []byte(message.New("cmd.rules.policy.sample").In(lang)))
		require.NoError(t, err)
		require.Len(t, p.Entries, 2)
		assert.Equal(t, "year.jump", p.Entries[1].Rule)
	}
	assert.Len(t, (&Policy{}).Expired(time.Now()), 0)
}
