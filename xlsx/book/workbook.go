package book

import (
	"strconv"
	"strings"
)

// listed is a sheet as the workbook lists it.
type listed struct {
	name     string
	state    State
	relation string
}

// workbook finds the part that lists the sheets, and reads it.
func (r *reader) workbook() ([]listed, error) {
	main, err := r.mainPart()
	if err != nil {
		return nil, err
	}
	if r.main, err = r.relationsOf(main.name); err != nil {
		return nil, err
	}
	if hasRelation(r.main, relMacros) {
		r.book.Macros = true
	}
	if err := r.scan(main); err != nil {
		return nil, err
	}
	s := &r.xml
	var list []listed
	for s.child(0) {
		if string(s.name) != "workbook" {
			s.stop(refuse(CodeNotWorkbook, "the main part is a <%.40s>", s.name))
			break
		}
		in := s.depth()
		for s.child(in) {
			switch string(s.name) {
			case "workbookPr":
				r.book.Date1904 = s.attrTrue("date1904")
			case "workbookProtection":
				r.book.Protected = s.attrTrue("lockStructure") || s.attrTrue("lockWindows")
			case "sheets":
				list = r.sheetList(list)
			case "definedNames":
				r.definedNames()
			}
		}
	}
	if err := s.finish(); err != nil {
		return nil, inPart(err, main.name)
	}
	if len(list) == 0 {
		return nil, &Refusal{Code: CodeNotWorkbook, Part: main.name, Detail: "no sheets"}
	}
	return list, nil
}

// mainPart finds the workbook in the package, or refuses it by what the package holds instead.
func (r *reader) mainPart() (*entry, error) {
	var err error
	if r.root, err = r.relationsOf(""); err != nil {
		return nil, err
	}
	main := r.follow(r.root, relWorkbook)
	if main == nil && r.archive.find(packageRelations) == nil {
		r.root = r.usualRelations()
		main = r.follow(r.root, relWorkbook)
	}
	if main == nil {
		return nil, foreignZip(r.archive, r.unpack)
	}
	kind, err := r.contentType(main.name)
	if err != nil {
		return nil, err
	}
	has := func(words ...string) bool {
		for _, word := range words {
			if !strings.Contains(kind, word) {
				return false
			}
		}
		return true
	}
	switch {
	case has("binary"):
		return nil, refuse(CodeXLSB, "%s", kind)
	case has("spreadsheetml", "main+xml"), kind == "", kind == "application/xml", kind == "text/xml":
		return main, nil // its root element will tell, where the type does not
	case has("ms-excel", "main+xml"):
		r.book.Macros = has("macroenabled")
		return main, nil
	case has("wordprocessingml"), has("ms-word"):
		return nil, refuse(CodeWord, "%s", kind)
	case has("presentationml"), has("ms-powerpoint"):
		return nil, refuse(CodePowerPoint, "%s", kind)
	}
	return nil, refuse(CodeNotWorkbook, "the main part is of type %.80q", kind)
}

// sheetList reads the list of sheets. Two of one name would make every address ambiguous.
func (r *reader) sheetList(list []listed) []listed {
	s := &r.xml
	in := s.depth()
	for s.child(in) {
		if string(s.name) != "sheet" {
			continue
		}
		sheet := listed{name: s.attrText("name"), relation: s.relation()}
		switch string(s.attr("state")) {
		case "hidden":
			sheet.state = Hidden
		case "veryHidden":
			sheet.state = VeryHidden
		}
		if len(list) == MaxSheets {
			s.stop(tooMany("sheets", MaxSheets))
			return nil
		}
		for _, other := range list {
			if strings.EqualFold(other.name, sheet.name) {
				const twice = "two sheets of this name"
				s.stop(&Refusal{Code: CodeDisorder, Sheet: sheet.name, Detail: twice})
				return nil
			}
		}
		list = append(list, sheet)
	}
	return list
}

// definedNames reads the names given to ranges.
func (r *reader) definedNames() {
	s := &r.xml
	in := s.depth()
	for s.child(in) {
		if string(s.name) != "definedName" {
			continue
		}
		if !r.count("defined names") {
			return
		}
		name := DefinedName{Name: s.attrText("name"), Sheet: -1, Hidden: s.attrTrue("hidden")}
		if n, err := strconv.Atoi(string(s.attr("localSheetId"))); err == nil {
			name.Sheet = n
		}
		name.Text = r.keep(s.text(r.scratch[:0]))
		r.book.Names = append(r.book.Names, name)
	}
}
