package ledger

import "strings"

// KeyOf is the key of a report: the SHA-256 of its file, those of the further files it is made of,
// and of a file that holds several reports which of them it is.
func KeyOf(sha256, part string, with ...string) string {
	key := strings.Join(append([]string{sha256}, with...), joins)
	if part == "" {
		return key
	}
	return key + "#" + part
}

// joins stands between the digests of a report's files.
const joins = "+"

// PartOf is the part that a key names, "" for the whole file.
func PartOf(key string) string {
	_, part, _ := strings.Cut(key, "#")
	return part
}

// SameFile reports whether two keys are of the same file and part, whatever further files go with it.
func SameFile(a, b string) bool {
	first := func(key string) string { return strings.FieldsFunc(key+"#", isMark)[0] }
	return first(a) == first(b) && PartOf(a) == PartOf(b)
}

func isMark(r rune) bool { return r == '#' || string(r) == joins }

// UnreadKey is the key of a file whose bytes could not be read.
func UnreadKey(file string) string { return "unread:" + file }
