package form

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/message"
	"nianbao/templates"
	"nianbao/xlsx/pack"
)

// An input is guarded by its kind: a prompt describes the content of the cell, a box explains
// what is wrong with an entry. The box refuses what can never be right (a word where a number
// belongs) and only asks back where an honest answer may look odd (a date, a unit left out).
// Neither can stop a paste; the checks find that on return.

// Lengths a workbook allows, in UTF-16 units; beyond them Excel takes the file for a damaged one.
const (
	maxBoxTitle = 32
	maxBoxText  = 255

	maxWhere = 110 // of the words that name the cell, which may be as long as the form's labels
	maxPrior = 60  // of those about last year
)

// Validate guards an input.
func (b *Builder) Validate(s *Sheet, c *Cell) {
	var dv *excelize.DataValidation
	switch c.Role {
	case Value:
		dv = valueGuard(c.Slot, b.prior[c.Slot.ID])
	case Choice:
		dv = listGuard("choice", Yes, No)
	case Placing:
		names := []string{}
		for _, t := range b.edition.Tables {
			names = append(names, PlacingText(t))
		}
		dv = listGuard("placing", names...)
	case Field:
		if LookOf(s, c).Unlocked {
			dv = b.fieldGuard(c.Field)
		}
	}
	if dv == nil {
		return
	}
	dv.Sqref = c.First.String()
	b.Do(b.File.AddDataValidation(s.Name, dv))
}

// Say renders an entry of the catalogue in Chinese, the only language of workbooks.
func Say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// guard makes a validation whose prompt and box are entries of the catalogue, under the name.
func guard(style excelize.DataValidationErrorStyle, name, prompt string, args ...any) *excelize.DataValidation {
	dv := excelize.NewDataValidation(true)
	dv.SetInput(pack.Cut(Say("template."+name+".title", args...), maxBoxTitle), pack.Cut(prompt, maxBoxText))
	dv.SetError(style, pack.Cut(Say("template."+name+".wrong.title", args...), maxBoxTitle),
		pack.Cut(Say("template."+name+".wrong", args...), maxBoxText))
	return dv
}

func listGuard(name string, answers ...string) *excelize.DataValidation {
	dv := guard(excelize.DataValidationErrorStyleStop, name, Say("template."+name+".prompt"))
	if dv.SetDropList(answers) != nil {
		return nil // more tables than a list holds: the paragraph is placed by typing
	}
	return dv
}

func valueGuard(slot *templates.Slot, prior string) *excelize.DataValidation {
	name, style := string(slot.Kind), excelize.DataValidationErrorStyleStop
	if len(slot.Units) > 0 {
		name, style = "amount.told", excelize.DataValidationErrorStyleWarning
	}
	args := []any{"unit", slot.Unit, "units", slot.Units,
		"example", strings.Join(slot.Units[:min(1, len(slot.Units))], "")}
	dv := guard(style, name, where(slot)+"\n"+Say("template."+name+".prompt", args...)+prior, args...)
	switch {
	case len(slot.Units) > 0:
		dv.Type, dv.Formula1 = "custom", toldUnit(slot)
	case slot.Kind == templates.Count:
		limit(dv, "whole", "greaterThanOrEqual", "0")
	case slot.Kind == templates.Change:
		limit(dv, "whole", "greaterThanOrEqual", strconv.Itoa(-maxChange))
	default:
		limit(dv, "decimal", "greaterThanOrEqual", "0")
	}
	return dv
}

// maxChange bounds a signed figure, because “any whole number” must be expressed by a bound.
const maxChange = 999_999_999

func limit(dv *excelize.DataValidation, kind, operator, bound string) {
	dv.Type, dv.Operator, dv.Formula1 = kind, operator, bound
}

// toldUnit is the condition that an amount has a unit, or is zero.
func toldUnit(slot *templates.Slot) string {
	at := slot.Cell.String()
	tests := []string{at + "=0"}
	for _, unit := range slot.Units {
		tests = append(tests, `ISNUMBER(FIND("`+strings.ReplaceAll(escape(unit), "&#34;", `""`)+`",`+at+`))`)
	}
	return "OR(" + strings.Join(tests, ",") + ")"
}

// where names a slot by its row and column.
func where(slot *templates.Slot) string {
	if slot.Row == "" {
		return pack.Cut(slot.Column, maxWhere)
	}
	return pack.Cut(slot.Row, maxWhere/2) + "｜" + pack.Cut(slot.Column, maxWhere/2)
}

// promptSpare tells whoever reaches the last of a section's usual cells that the ones below may be written in too.
func (b *Builder) promptSpare(s *Sheet) {
	if s.Section == nil || s.Section.Usual == s.Section.Cells.Rows() {
		return
	}
	spare := s.Section.Spare()
	spare.First.Row--
	dv := excelize.NewDataValidation(true)
	dv.SetInput(Say("template.spare.title"), Say("template.spare.prompt"))
	dv.Sqref = spare.String()
	b.Do(b.File.AddDataValidation(s.Name, dv))
}

// fieldGuard guards a field of the cover. The year the report may be dated in is not checked against any clock.
func (b *Builder) fieldGuard(f *templates.Field) *excelize.DataValidation {
	const warning = excelize.DataValidationErrorStyleWarning
	switch {
	case f.Kind == "date":
		dv := guard(warning, "date", Say("template.date.prompt", "year", b.identity.Year+1))
		first := "DATE(" + strconv.Itoa(b.identity.Year) + ",1,1)"
		limit(dv, "date", "greaterThanOrEqual", first)
		return dv
	case f.ID == "code":
		dv := guard(warning, "code", Say("template.code.prompt"))
		limit(dv, "textLength", "equal", "18")
		return dv
	}
	dv := excelize.NewDataValidation(true)
	dv.SetInput(pack.Cut(f.Label, maxBoxTitle), Say("template.field.prompt", "label", f.Label))
	return dv
}
