package roster

import (
	"strings"

	"nianbao/internal/message"
)

// Agency is one line of the roster.
type Agency struct {
	Name     string // 机关名称
	Code     string // 统一社会信用代码
	Level    string // 级别, as written: see package level
	Superior string // 上级机关, by name
	Contact  string // 联系人, several parted by 、
	Phone    string // 电话, several parted by 、
	Mail     string // 邮箱, several parted by 、
	Before   string // 前身: the agencies it was made of or its names before, parted by 、
	Line     int    // in the roster's file, counted from 1
}

// Predecessors returns the agencies that one was made of, or the names it had before.
func (a Agency) Predecessors() []string {
	return strings.FieldsFunc(a.Before, func(r rune) bool { return strings.ContainsRune("、,，;；/\n", r) })
}

// Mails returns its addresses.
func (a Agency) Mails() []string {
	return strings.FieldsFunc(a.Mail, func(r rune) bool { return strings.ContainsRune("、,，;；/ \n\t", r) })
}

// List is the list of agencies that must report.
type List struct {
	File     string
	Sheet    string // of a workbook
	Agencies []Agency
	Read     Understanding
}

// Understanding is how a list was read, to be shown before anything is made of it.
type Understanding struct {
	Headless bool           // no row says what the columns are
	Columns  []Column       // those that are used
	Passed   []string       // heads of columns that mean nothing here
	LeftOut  []LeftOut      // rows that are no agencies
	Groups   []Group        // rows over a part of the list
	Notes    []message.Text // what an officer should know: superiors, levels, hidden rows
}

// Plain reports whether there is nothing to show but the number of agencies.
func (u Understanding) Plain() bool {
	return !u.Headless && len(u.Passed)+len(u.LeftOut)+len(u.Groups)+len(u.Notes) == 0
}

// Column is a column that is used.
type Column struct {
	Field string // the official name of what it holds, as 机关名称
	Head  string // as the file calls it; "" without a head
	Name  string // its letter
}

// LeftOut is a row that is no agency.
type LeftOut struct {
	Line int
	Text string
}

// Group is a row, or a cell over several rows, that applies to the agencies below.
type Group struct {
	Line     int
	Text     string
	Level    string // which level that is, "" where it tells none
	Superior string
	Rows     int // how many agencies it has
}

// official are the columns of a roster by the names of the field.
var official = map[field]string{
	fieldName: "机关名称", fieldCode: "统一社会信用代码", fieldLevel: "级别", fieldSuperior: "上级机关",
	fieldContact: "联系人", fieldPhone: "电话", fieldMail: "邮箱", fieldBefore: "前身", fieldBoth: "联系人和电话",
}
