package rule

// NilWords are 零报告 as clerks type it into a table or a section, in normal form.
var NilWords = []string{"零报告", "0报告", "〇报告", "零报", "零申报", "本表为零报告", "本表零报告", "全部为零", "均为零", "零報告"}
