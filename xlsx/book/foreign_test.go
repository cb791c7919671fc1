package book

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
)

// compoundFile is as much of a compound file as is looked at: its magic and a directory of
// streams.
func compoundFile(streams ...string) []byte {
	data := make([]byte, 512, 4096)
	copy(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for _, stream := range append([]string{"Root Entry"}, streams...) {
		record := make([]byte, 128)
		for i, unit := range utf16.Encode([]rune(stream)) {
			record[2*i], record[2*i+1] = byte(unit), byte(unit>>8)
		}
		data = append(data, record...)
	}
	return data
}

func TestForeign(t *testing.T) {
	ofType := func(kind string) []byte {
		types := strings.ReplaceAll(usual()[0].text,
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind)
		return pack(t, with(part{typesPart, types})...)
	}
	for _, test := range []struct {
		name string
		data []byte
		code Code
	}{
		{"nothing", nil, CodeEmpty},
		{"blanks", []byte(" \r\n"), CodeEmpty},
		{"zeros", make([]byte, 5000), CodeNotWorkbook},
		{"too large", make([]byte, MaxFile+1), CodeTooLarge},
		{"xls", compoundFile("Workbook", "\x05SummaryInformation"), CodeXLS},
		{"xls of Excel 95", compoundFile("Book"), CodeXLS},
		{"xls of Excel 4", []byte("\x09\x04\x06\x00\x00\x00\x10\x00"), CodeXLS},
		{"encrypted", compoundFile("EncryptionInfo", "EncryptedPackage"), CodeEncrypted},
		{"doc", compoundFile("1Table", "WordDocument"), CodeWord},
		{"ppt", compoundFile("PowerPoint Document"), CodePowerPoint},
		{"other compound file", compoundFile("VisioDocument"), CodeNotWorkbook},
		{"pdf", []byte("%PDF-1.7\n"), CodePDF},
		{"pdf behind a mark", []byte("\xEF\xBB\xBF\n%PDF-1.4\n"), CodePDF},
		{"rtf", []byte(`{\rtf1\ansi`), CodeWord},
		{"photograph", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), CodeImage},
		{"picture", []byte("\x89PNG\r\n\x1A\n"), CodeImage},
		{"rar", []byte("Rar!\x1A\x07\x01\x00"), CodeArchive},
		{"7z", []byte("7z\xBC\xAF\x27\x1C\x00\x04"), CodeArchive},
		{"gzip", []byte("\x1F\x8B\x08\x00"), CodeArchive},
		{"csv", []byte("规章,3,0,12\r\n"), CodeText},
		{"csv with a mark", []byte("\xEF\xBB\xBF规章,3,0,12\r\n"), CodeText},
		{"csv in GBK", []byte("\xB9\xE6\xD5\xC2,3,0,12\r\n"), CodeText},
		{"csv in UTF-16", []byte("\xFF\xFE3\x00,\x004\x00"), CodeText},
		{"web page", []byte("\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"), CodeHTML},
		{"web page with a type", []byte("<!DOCTYPE html><html>"), CodeHTML},
		{"bare table", []byte("<TABLE><tr><td>"), CodeHTML},
		{"web page as XML", []byte(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">`),
			CodeHTML},
		{"web archive", []byte("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"), CodeHTML},
		{"XML of 2003", []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>` +
			`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), CodeXMLSpreadsheet},
		{"OpenDocument in one file", []byte(`<?xml version="1.0"?><office:document xmlns:office="x">`),
			CodeXMLSpreadsheet},
		{"other XML", []byte(`<?xml version="1.0"?><a/>`), CodeText},
		{"program", []byte("MZ\x90\x00\x03\x00"), CodeNotWorkbook},
		{"empty zip", pack(t), CodeArchive},
		{"ods", pack(t, part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
			part{"content.xml", "<a/>"}), CodeODS},
		{"odt", pack(t, part{"mimetype", "application/vnd.oasis.opendocument.text"}), CodeWord},
		{"epub", pack(t, part{"mimetype", "application/epub+zip"}), CodeNotWorkbook},
		{"numbers", pack(t, part{"Index/Document.iwa", "x"}, part{"preview.jpg", "x"}), CodeNumbers},
		{"old numbers", pack(t, part{"Index.zip", "x"}), CodeNumbers},
		{"zip of workbooks", pack(t, part{"a.xlsx", "x"}, part{"b.xlsx", "x"}), CodeArchive},
		{"xlsb", ofType("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), CodeXLSB},
		{"xlsb without types", pack(t, part{"xl/workbook.bin", "x"}), CodeXLSB},
		{"docx", ofType("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), CodeWord},
		{"docx without types", pack(t, part{"word/document.xml", "x"}), CodeWord},
		{"pptx", ofType("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
			CodePowerPoint},
		{"pptx without types", pack(t, part{"ppt/presentation.xml", "x"}), CodePowerPoint},
		{"drawing", ofType("application/vnd.ms-visio.drawing.main+xml"), CodeNotWorkbook},
		{"no main part", pack(t, with(part{bookPart, ""})...), CodeNotWorkbook},
	} {
		t.Run(test.name, func(t *testing.T) {
			refusal := refused(t, test.data)
			assert.Equal(t, test.code, refusal.Code, refusal)
			assert.NotEmpty(t, refusal.Error())
			assert.False(t, bytes.Contains([]byte(refusal.Error()), []byte{0}), "the log stays readable")
		})
	}
}
