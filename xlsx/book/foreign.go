package book

import (
	"bytes"
	"strings"
	"unicode/utf16"
)

// Files that are no .xlsx arrive under that name all the time: renamed by hand, or saved by a
// program that means another format. What they really are decides what their sender must do, so
// it is found out here, by their first bytes and never by their name.

// foreign refuses everything that is not a zip. It is nil for a zip.
func foreign(data []byte) error {
	switch {
	case len(data) == 0:
		return refuse(CodeEmpty, "no bytes")
	case len(data) > MaxFile:
		return &Refusal{Code: CodeTooLarge, Limit: MaxFile, Actual: int64(len(data))}
	case bytes.HasPrefix(data, []byte(localHeader)):
		return nil
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return compound(data)
	}
	for _, kind := range magics {
		if bytes.HasPrefix(data, []byte(kind.magic)) {
			return refuse(kind.code, "begins with %.16q", kind.magic)
		}
	}
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return refuse(CodePDF, "begins with %%PDF-")
	}
	return textual(data)
}

// magics are the first bytes of the formats met under a workbook's name.
var magics = []struct {
	magic string
	code  Code
}{
	{"\x09\x08\x10\x00", CodeXLS}, // BIFF without a compound file around it
	{"\x09\x04\x06\x00", CodeXLS},
	{"\x09\x02\x06\x00", CodeXLS},
	{`{\rtf`, CodeWord},
	{"Rar!\x1A\x07", CodeArchive},
	{"7z\xBC\xAF\x27\x1C", CodeArchive},
	{"\x1F\x8B\x08", CodeArchive},
	{directoryEnd, CodeArchive}, // an empty zip
	{"\xFF\xD8\xFF", CodeImage},
	{"\x89PNG\r\n", CodeImage},
	{"GIF8", CodeImage},
	{"II*\x00", CodeImage},
	{"MM\x00*", CodeImage},
}

// compound tells what a compound file (OLE) holds, by the names of its streams.
func compound(data []byte) error {
	for _, kind := range []struct {
		stream string
		code   Code
	}{
		{"EncryptedPackage", CodeEncrypted},
		{"Workbook", CodeXLS},
		{"Book", CodeXLS},
		{"WordDocument", CodeWord},
		{"PowerPoint Document", CodePowerPoint},
	} {
		if hasStream(data, kind.stream) {
			return refuse(kind.code, "a compound file with the stream %s", kind.stream)
		}
	}
	return refuse(CodeNotWorkbook, "a compound file without a workbook")
}

// hasStream looks for the name of a stream where a compound file keeps its directory: in records
// of 128 bytes.
func hasStream(data []byte, name string) bool {
	const record = 128
	var wanted []byte
	for _, unit := range append(utf16.Encode([]rune(name)), 0) {
		wanted = append(wanted, byte(unit), byte(unit>>8))
	}
	for at := 512; at+record <= len(data); at += record {
		if bytes.HasPrefix(data[at:], wanted) {
			return true
		}
	}
	return false
}

// textual tells web pages, XML and plain text apart.
func textual(data []byte) error {
	const enough = 4096 // to know a text by
	head := data[:min(len(data), enough)]
	if utf8Head, err := toUTF8(head); err == nil && !bytes.ContainsRune(utf8Head, 0) {
		head = utf8Head // a text in UTF-16
	}
	text := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))))
	switch {
	case strings.HasPrefix(text, "<?xml") &&
		strings.Contains(text, "urn:schemas-microsoft-com:office:spreadsheet"),
		strings.Contains(text, "<office:document"):
		return refuse(CodeXMLSpreadsheet, "one XML file")
	case strings.HasPrefix(text, "mime-version:"):
		return refuse(CodeHTML, "a web page in one file")
	}
	isXML := strings.HasPrefix(text, "<?xml")
	for _, tag := range []string{
		"<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<div", "<style",
	} {
		if strings.HasPrefix(text, tag) || isXML && strings.Contains(text, tag) {
			return refuse(CodeHTML, "begins like a web page")
		}
	}
	for _, c := range []byte(text) {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			return refuse(CodeNotWorkbook, "begins with %.16q", data)
		}
	}
	if text == "" {
		return refuse(CodeEmpty, "nothing but white space")
	}
	return refuse(CodeText, "begins with %.40q", text)
}

// foreignZip tells what a zip is that is no workbook.
func foreignZip(a *archive, u *unpacker) error {
	if e := a.find("mimetype"); e != nil {
		kind, err := u.read(a, e)
		switch {
		case err != nil:
			return err
		case bytes.Contains(kind, []byte("opendocument.spreadsheet")):
			return refuse(CodeODS, "%.80s", kind)
		case bytes.Contains(kind, []byte("opendocument.text")):
			return refuse(CodeWord, "%.80s", kind)
		}
		return refuse(CodeNotWorkbook, "%.80q", kind)
	}
	for i := range a.entries {
		name := strings.ToLower(a.entries[i].name)
		switch {
		case strings.HasSuffix(name, ".iwa"), name == "index.zip":
			return refuse(CodeNumbers, "holds %s", a.entries[i].name)
		case name == "xl/workbook.bin":
			return refuse(CodeXLSB, "holds %s", a.entries[i].name)
		case name == "word/document.xml":
			return refuse(CodeWord, "holds %s", a.entries[i].name)
		case name == "ppt/presentation.xml":
			return refuse(CodePowerPoint, "holds %s", a.entries[i].name)
		}
	}
	if a.find(contentTypesPart) == nil {
		return refuse(CodeArchive, "a zip of %d files", len(a.entries))
	}
	return refuse(CodeNotWorkbook, "a package without a workbook")
}
