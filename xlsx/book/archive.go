package book

import (
	"slices"
	"strings"
)

// archive is the zip a workbook is packed in, its directory read and proven, nothing unpacked
// yet.
//
// The directory is read here rather than by archive/zip: a zip holds its metadata twice, in the
// directory and before each entry, and a file whose copies differ must be refused because readers
// would disagree about it. It also bounds memory before the number of entries is known to be
// sane.
type archive struct {
	data     []byte
	entries  []entry
	byName   map[string]int // names in lower case, with forward slashes: part names know no case
	unpacked int64          // bytes unpacked so far
	most     bounds
}

// bounds are how many bytes a file, one part unpacked and all parts together may have.
type bounds struct{ file, part, unpacked int64 }

// entry is one file of the zip.
type entry struct {
	name   string // as written, with forward slashes
	method uint16
	crc    uint32
	size   int64  // unpacked, as the directory claims
	packed []byte // the bytes as they lie in the zip
}

// openArchive reads the directory of a zip and refuses it when it is not sound or too much.
func openArchive(data []byte, most bounds) (*archive, error) {
	directory, count, err := findDirectory(data)
	if err != nil {
		return nil, err
	}
	a := &archive{data: data, entries: make([]entry, 0, count), byName: make(map[string]int, count),
		most: most}
	var total int64
	rest := data[directory.start:directory.end]
	for range count {
		e, size, err := a.readEntry(rest, directory.start)
		if err != nil {
			return nil, err
		}
		rest = rest[size:]
		if strings.HasSuffix(e.name, "/") {
			continue // a folder
		}
		if total += e.size; total > most.unpacked {
			return nil, &Refusal{Code: CodeUnpacked, Limit: most.unpacked, Actual: total}
		}
		key := strings.ToLower(e.name)
		if _, twice := a.byName[key]; twice {
			return nil, &Refusal{Code: CodeDuplicatePart, Part: e.name}
		}
		a.byName[key] = len(a.entries)
		a.entries = append(a.entries, e)
	}
	if len(rest) > 0 {
		return nil, refuse(CodeBrokenZip, "the directory is longer than its %d records", count)
	}
	return a, nil
}

// find gives the entry of a name, whatever its case.
func (a *archive) find(name string) *entry {
	if i, ok := a.byName[strings.ToLower(name)]; ok {
		return &a.entries[i]
	}
	return nil
}

// CleanName gives the name of a part as it is found by: with forward strokes, no folder that is
// none. Some programs write xl\workbook.xml, ./xl/workbook.xml or xl//workbook.xml.
func CleanName(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.Contains(name, "//") || strings.HasPrefix(name, "./") || strings.Contains(name, "/./") {
		steps := strings.Split(name, "/")
		kept := steps[:1]
		for _, step := range steps[1:] {
			if step != "" && step != "." {
				kept = append(kept, step)
			}
		}
		if len(kept) > 1 && kept[0] == "." {
			kept = kept[1:]
		}
		if strings.HasSuffix(name, "/") {
			kept = append(kept, "")
		}
		name = strings.Join(kept, "/")
	}
	return name
}

// partName proves a name of the zip and gives it with forward slashes; some programs write
// backward ones.
func partName(raw []byte) (string, error) {
	name := CleanName(string(raw))
	drive := len(name) > 1 && name[1] == ':'
	bad := name == "" || name[0] == '/' || drive || strings.Contains(name, "\x00")
	if strings.Contains(name, "..") {
		bad = bad || slices.Contains(strings.Split(name, "/"), "..")
	}
	if bad {
		return "", &Refusal{Code: CodeBadPartName, Part: name}
	}
	return name, nil
}
