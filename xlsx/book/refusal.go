package book

import (
	"errors"
	"fmt"
	"strings"
)

// Code is the reason why a workbook, or one of its sheets, could not be read. Codes are stable:
// they select the messages people see.
type Code string

// The file is something else. Each of these asks for its own advice, mostly to save the file as
// .xlsx first.
const (
	CodeEmpty          Code = "empty"           // no bytes at all
	CodeXLS            Code = "xls"             // Excel 97–2003 (.xls) or the old WPS format (.et)
	CodeXLSB           Code = "xlsb"            // Excel binary workbook
	CodeODS            Code = "ods"             // OpenDocument spreadsheet
	CodeNumbers        Code = "numbers"         // Apple Numbers
	CodeXMLSpreadsheet Code = "xml-spreadsheet" // “XML 表格 2003”, or OpenDocument as one file
	CodeHTML           Code = "html"            // a web page that was named like a workbook
	CodeText           Code = "text"            // CSV or other plain text
	CodePDF            Code = "pdf"
	CodeWord           Code = "word"       // .doc, .docx, .wps, .odt, .rtf
	CodePowerPoint     Code = "powerpoint" // .ppt, .pptx
	CodeImage          Code = "image"      // a photograph or scan
	CodeArchive        Code = "archive"    // a zip, rar, 7z or gzip to be unpacked first
	CodeNotWorkbook    Code = "not-workbook"
)

// The file cannot or must not be opened.
const (
	CodeEncrypted     Code = "encrypted"      // needs a password, or an entry of its zip does
	CodeTruncated     Code = "truncated"      // the end of the zip is not there
	CodeBrokenZip     Code = "broken-zip"     // the directory of the zip contradicts its contents
	CodeBadPartName   Code = "part-name"      // a part named absolutely or with “..”
	CodeDuplicatePart Code = "duplicate-part" // two parts of one name
	CodeDoctype       Code = "doctype"        // a document type, and so perhaps entities, in a part
)

// A limit is passed; Refusal.Limit is the limit, Refusal.Actual the value found, as far as known.
const (
	CodeTooLarge     Code = "too-large"      // MaxFile
	CodeUnpacked     Code = "unpacked"       // MaxUnpacked: a zip bomb
	CodePartTooLarge Code = "part-too-large" // MaxPart
	CodeCellTooLong  Code = "cell-too-long"  // MaxCellChars
	CodeTooMany      Code = "too-many"       // Refusal.Detail says of what
)

// Something is damaged. In a sheet these make the sheet unreadable (Sheet.Err) and leave the
// others; in the parts all sheets depend on they refuse the workbook.
const (
	CodeBrokenPart  Code = "broken-part"  // a part does not unpack, or not to what its checksum says
	CodeMissingPart Code = "missing-part" // a part that is referred to is not there
	CodeBrokenXML   Code = "broken-xml"   // a part is not well-formed
	CodeEncoding    Code = "encoding"     // a part is written in neither UTF-8 nor UTF-16
	CodeOutOfRange  Code = "out-of-range" // a row, column or shared string that cannot exist
	CodeDisorder    Code = "disorder"     // rows, cells or sheets twice or out of order
)

// Codes are all codes, for those who must have a sentence for each.
func Codes() []Code {
	return []Code{
		CodeEmpty, CodeXLS, CodeXLSB, CodeODS, CodeNumbers, CodeXMLSpreadsheet, CodeHTML, CodeText,
		CodePDF, CodeWord, CodePowerPoint, CodeImage, CodeArchive, CodeNotWorkbook,
		CodeEncrypted, CodeTruncated, CodeBrokenZip, CodeBadPartName, CodeDuplicatePart, CodeDoctype,
		CodeTooLarge, CodeUnpacked, CodePartTooLarge, CodeCellTooLong, CodeTooMany,
		CodeBrokenPart, CodeMissingPart, CodeBrokenXML, CodeEncoding, CodeOutOfRange, CodeDisorder,
	}
}

// damage reports whether a code may be confined to the sheet where it occurred.
func (c Code) damage() bool {
	switch c {
	case CodeBrokenPart, CodeMissingPart, CodeBrokenXML, CodeEncoding, CodeOutOfRange, CodeDisorder:
		return true
	}
	return false
}

// Refusal is the error of this package: why a workbook or a sheet was not read, and where.
type Refusal struct {
	Code   Code
	Part   string // the part of the package, "" when the whole file is meant
	Sheet  string // the sheet's name, "" when no single sheet is meant
	Cell   string // the cell, like B7, "" when no single cell is meant
	Limit  int64  // the limit that was passed, 0 when there is none
	Actual int64  // the size or number that was met, 0 when it was not counted
	Detail string // for the log: what exactly was wrong, in technical words
	Err    error  // the error below, if there is one
}

// Error gives a line for logs and developers; people are shown the sentence that belongs to the
// code.
func (r *Refusal) Error() string {
	var b strings.Builder
	b.WriteString("workbook: " + string(r.Code))
	for _, place := range []struct{ name, value string }{
		{"part", r.Part}, {"sheet", r.Sheet}, {"cell", r.Cell},
	} {
		if place.value != "" {
			fmt.Fprintf(&b, ", %s %q", place.name, place.value)
		}
	}
	if r.Limit != 0 {
		fmt.Fprintf(&b, ", limit %d", r.Limit)
	}
	if r.Actual != 0 {
		fmt.Fprintf(&b, ", met %d", r.Actual)
	}
	if r.Detail != "" {
		b.WriteString(": " + r.Detail)
	}
	if r.Err != nil {
		b.WriteString(": " + r.Err.Error())
	}
	return b.String()
}

// Unwrap returns the error below.
func (r *Refusal) Unwrap() error { return r.Err }

// refuse makes the refusal of a code, with its detail in technical words.
func refuse(code Code, format string, args ...any) error {
	return &Refusal{Code: code, Detail: fmt.Sprintf(format, args...)}
}

// tooMany refuses a list that is longer than its limit.
func tooMany(what string, limit int) error {
	return &Refusal{Code: CodeTooMany, Limit: int64(limit), Detail: what}
}

// inPart completes a refusal with the part it was met in.
func inPart(err error, part string) error {
	if r, ok := errors.AsType[*Refusal](err); ok && r.Part == "" {
		r.Part = part
	}
	return err
}

// isDamage reports whether the error is a refusal that may be confined to one sheet.
func isDamage(err error) bool {
	r, ok := errors.AsType[*Refusal](err)
	return ok && r.Code.damage()
}
