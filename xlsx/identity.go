package xlsx

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// release is the release of our templates; it changes when a template made by one release could not be read by the
// rules of another.
const release = "1"

// A file says what it is three times, because programs that re-save it drop one or another: in custom document
// properties, on the very hidden sheet, and in the visible line on every sheet, within the repeated title rows.

// The keys under which properties and hidden sheet hold the identity; a property's name has propertyPrefix before it.
const (
	propertyPrefix = "nianbao."
	keyEdition     = "edition"
	keyYear        = "year"
	keyAgency      = "agency"
	keyCode        = "code"
	keyScope       = "scope"
	keyRelease     = "release"
)

// identityPairs returns the identity as keys and values, in the order they are written.
func identityPairs(id report.Identity) [][2]string {
	return [][2]string{
		{keyEdition, id.Edition},
		{keyYear, yearText(id.Year)},
		{keyAgency, id.Agency},
		{keyCode, id.Code},
		{keyScope, string(id.Scope)},
		{keyRelease, id.Release},
	}
}

// identityFrom reads the identity back from keys and values; unknown keys are left for later releases.
func identityFrom(pairs map[string]string) report.Identity {
	id := report.Identity{
		Edition: pairs[keyEdition],
		Agency:  pairs[keyAgency],
		Code:    pairs[keyCode],
		Scope:   report.Scope(pairs[keyScope]),
		Release: pairs[keyRelease],
	}
	id.Year, _ = strconv.Atoi(pairs[keyYear])
	if id.Scope != report.Area {
		id.Scope = report.Own
	}
	return id
}

// The parts of the visible line. The agency comes last because its name may hold anything.
const (
	lineYear    = "年度："
	lineScope   = "　范围："
	lineEdition = "　版式："
	lineRelease = "　模板："
	lineAgency  = "　机关："
)

// identityLine is the visible line.
func identityLine(e *templates.Edition, id report.Identity) string {
	return lineYear + yearText(id.Year) + lineScope + id.Scope.Label() + lineEdition + e.ID +
		lineRelease + id.Release + lineAgency + id.Agency
}

// parseIdentityLine reads the visible line back; ok is false when it is none.
func parseIdentityLine(line string) (id report.Identity, ok bool) {
	year, rest, ok1 := strings.Cut(strings.TrimPrefix(line, lineYear), lineScope)
	scope, rest, ok2 := strings.Cut(rest, lineEdition)
	edition, rest, ok3 := strings.Cut(rest, lineRelease)
	release, agency, ok4 := strings.Cut(rest, lineAgency)
	if !strings.HasPrefix(line, lineYear) || !ok1 || !ok2 || !ok3 || !ok4 {
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
