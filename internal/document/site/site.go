package site

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/identity"
	"nianbao/internal/report"
)

// Form is one form of a report in a package.
type Form struct {
	Kind   string // as --to names it; fragment is the part of a page
	Ending string
}

// Forms are the forms of a package, in the order in which the index lists them.
var Forms = []Form{{"html", ".html"}, {"fragment", "-fragment.html"}, {"pdf", ".pdf"}, {"ofd", ".ofd"}, {"docx", ".docx"},
	{"text", ".txt"}, {"json", ".json"}, {"csv", ".csv"}}

// plainCode is a code that may stand in a name.
var plainCode = regexp.MustCompile(`^[0-9A-Za-z]{6,24}$`)

// Name is what the files of a report are called without their ending: the year, the agency's code, and -area for an
// area's total. An agency without a code has eight digits of its name's SHA-256 in its place, the same in every run.
// No blank, no character beyond ASCII: sites change or refuse those.
func Name(who report.Identity) string {
	code := strings.ToLower(strings.TrimSpace(who.Code))
	if !plainCode.MatchString(code) {
		sum := sha256.Sum256([]byte(identity.Reduce(who.Agency)))
		code = "n" + hex.EncodeToString(sum[:4])
	}
	name := strconv.Itoa(who.Year) + "-" + code
	if who.Scope == report.Area {
		name += "-area"
	}
	return name
}

// Codebook is what the file is called that describes the values of an edition.
func Codebook(edition string) string {
	return "codebook-" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' {
			return r
		}
		return '-'
	}, edition) + ".csv"
}
