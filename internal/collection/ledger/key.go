package ledger

import "strings"

// KeyOf is the key of a report: the SHA-256 of its file, and of a file that holds several which of them it is.
func KeyOf(sha256, part string) string {
	if part == "" {
		return sha256
	}
	return sha256 + "#" + part
}

// PartOf is the part that a key names, "" for the whole file.
func PartOf(key string) string {
	_, part, _ := strings.Cut(key, "#")
	return part
}

// UnreadKey is the key of a file whose bytes could not be read.
func UnreadKey(file string) string { return "unread:" + file }
