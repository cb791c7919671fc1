package book

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Files that are no .xlsx arrive under that name all the time: renamed by hand, or saved by a
// program that means another format. What they really are decides what their sender must do, so
// it is found out here, by their first bytes and never by their name.

// foreign refuses everything that is not a zip. It is nil for a zip.
func foreign(data []byte, most bounds) error {
	switch {
	case len(data) == 0:
		return refuse(CodeEmpty, "no bytes")
	case int64(len(data)) > most.file:
		return &Refusal{Code: CodeTooLarge, Limit: most.file, Actual: int64(len(data))}
	case bytes.HasPrefix(data, []byte(localHeader)):
		return nil
	}
	if err := other(data); err != nil {
		return err
	}
	if zipped(data) {
		return nil
	}
	return textual(data)
}

// other refuses the formats known by their first bytes. It is nil for anything else.
func other(data []byte) error {
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		return compound(data)
	}
	if biff(data) {
		return refuse(CodeXLS, "begins with %.6q", data)
	}
	for _, kind := range magics {
		if bytes.HasPrefix(data, []byte(kind.magic)) {
			return refuse(kind.code, "begins with %.16q", kind.magic)
		}
	}
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return refuse(CodePDF, "begins with %%PDF-")
	}
	return nil
}

// magics are the first bytes of the formats met under a workbook's name.
var magics = []struct {
	magic string
	code  Code
}{
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

// biff recognises an old workbook without a compound file around it: it begins with a record BOF (9) whose second byte
// is the version, 0 of BIFF2, 2, 4 and 8 of BIFF3 to 8, followed by its length.
func biff(data []byte) bool {
	return len(data) >= 6 && data[0] == 9 && strings.IndexByte("\x00\x02\x04\x08", data[1]) >= 0 &&
		data[2] >= 4 && data[2] <= 16 && data[3] == 0
}

// compound classifies a compound file (OLE) by the names of its streams.
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
// of 128 bytes. Names know no case.
func hasStream(data []byte, name string) bool {
	const record = 128
	units := append(utf16.Encode([]rune(name)), 0)
	for at := 512; at+record <= len(data); at += record {
		if sameUnits(data[at:], units) {
			return true
		}
	}
	return false
}

// sameUnits compares UTF-16 with units of ASCII, whatever their case.
func sameUnits(data []byte, units []uint16) bool {
	for i, unit := range units {
		got := uint16(data[2*i]) | uint16(data[2*i+1])<<8
		if got >= 0x80 || unicode.ToLower(rune(got)) != unicode.ToLower(rune(unit)) {
			return false
		}
	}
	return true
}

// textual distinguishes web pages, XML and plain text.
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

// foreignZip classifies a zip that is no workbook.
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
	if err := unnamedODF(a, u); err != nil {
		return err
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

// unnamedODF recognises, by its manifest or contents, an OpenDocument file that lost its mimetype
// entry. It is nil for anything else.
func unnamedODF(a *archive, u *unpacker) error {
	for _, name := range []string{"META-INF/manifest.xml", "content.xml"} {
		e := a.find(name)
		if e == nil {
			continue
		}
		part, err := u.read(a, e)
		switch {
		case err != nil:
			return err
		case bytes.Contains(part, []byte("opendocument.spreadsheet")),
			bytes.Contains(part, []byte("<office:spreadsheet")):
			return refuse(CodeODS, "an OpenDocument spreadsheet without mimetype")
		case bytes.Contains(part, []byte("opendocument.text")), bytes.Contains(part, []byte("<office:text")):
			return refuse(CodeWord, "an OpenDocument text without mimetype")
		}
	}
	return nil
}
