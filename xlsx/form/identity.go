package form

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Release is the release of our templates; it changes when a template made by one release could not be read by the
// rules of another.
const Release = "1"

// A file holds its identity three times, because programs that re-save it drop one or another: in
// custom document properties, on the very hidden sheet, and in the visible line on every sheet,
// within the repeated title rows.

// The keys under which properties and hidden sheet hold the identity; a property's name has propertyPrefix before it.
const (
	PropertyPrefix = "nianbao."
	KeyEdition     = "edition"
	KeyYear        = "year"
	KeyAgency      = "agency"
	KeyCode        = "code"
	KeyScope       = "scope"
	KeyRelease     = "release"
)

// IdentityPairs returns the identity as keys and values, in the order they are written.
func IdentityPairs(id report.Identity) [][2]string {
	return [][2]string{
		{KeyEdition, id.Edition},
		{KeyYear, YearText(id.Year)},
		{KeyAgency, id.Agency},
		{KeyCode, id.Code},
		{KeyScope, string(id.Scope)},
		{KeyRelease, id.Release},
	}
}

// IdentityFrom reads the identity back from keys and values; unknown keys are left for later releases.
func IdentityFrom(pairs map[string]string) report.Identity {
	id := report.Identity{
		Edition: pairs[KeyEdition],
		Agency:  pairs[KeyAgency],
		Code:    pairs[KeyCode],
		Scope:   report.Scope(pairs[KeyScope]),
		Release: pairs[KeyRelease],
	}
	id.Year, _ = strconv.Atoi(pairs[KeyYear])
	if id.Scope != report.Area {
		id.Scope = report.Own
	}
	return id
}

// The parts of the visible line. The agency comes last because its name may hold anything.
const (
	LineYear    = "年度："
	lineScope   = "　范围："
	lineEdition = "　版式："
	lineRelease = "　模板："
	lineAgency  = "　机关："
)

// IdentityLine is the visible line.
func IdentityLine(e *templates.Edition, id report.Identity) string {
	return LineYear + YearText(id.Year) + lineScope + id.Scope.Label() + lineEdition + e.ID +
		lineRelease + id.Release + lineAgency + id.Agency
}

// ParseIdentityLine reads the visible line back; ok is false when it is none.
func ParseIdentityLine(line string) (id report.Identity, ok bool) {
	year, rest, ok1 := strings.Cut(strings.TrimPrefix(line, LineYear), lineScope)
	scope, rest, ok2 := strings.Cut(rest, lineEdition)
	edition, rest, ok3 := strings.Cut(rest, lineRelease)
	release, agency, ok4 := strings.Cut(rest, lineAgency)
	if !strings.HasPrefix(line, LineYear) || !ok1 || !ok2 || !ok3 || !ok4 {
		return id, false
	}
	id = report.Identity{Edition: edition, Release: release, Agency: agency, Scope: report.Own}
	if scope == report.Area.Label() {
		id.Scope = report.Area
	}
	if year != "" { // a published report may not tell it
		n, err := strconv.Atoi(year)
		if err != nil {
			return report.Identity{}, false
		}
		id.Year = n
	}
	return id, true
}
