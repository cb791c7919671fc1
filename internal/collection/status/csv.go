package status

import (
	"context"
	"io"
	"strconv"

	"nianbao/internal/harmless"
)

// CSV writes one line an agency, for spreadsheets: UTF-8 with a byte order mark, lines ended by CRLF.
func (s *Status) CSV(ctx context.Context, w io.Writer) error {
	lines := [][]string{{"agency", "code", "level", "superior", "due", "state", "received", "late", "round",
		"must", "verify",
		"returned", "reminded", "extended", "exempt", "contact", "file", "areafile"}}
	for a, err := range s.whole(ctx, s.Agencies, (*Agency).wrong) {
		if err != nil {
			return err
		}
		must, verify := a.open()
		files := [2]string{}
		if a.Own != nil {
			files[0] = a.Own.File
		}
		if a.Area != nil {
			files[1] = a.Area.File
		}
		lines = append(lines, []string{a.Name, a.Code, a.Level, a.Superior, a.Deadline, a.State(), a.First,
			strconv.FormatBool(a.Late),
			strconv.Itoa(a.Rounds()), strconv.Itoa(must), strconv.Itoa(verify), strconv.FormatBool(a.Returned()),
			strconv.Itoa(a.Reminded), a.Extended, a.Exempt, contact(a), files[0], files[1]})
	}
	return harmless.CSV(w, lines)
}

// State is the state of an agency, in one word: exempt, missing, fail, verify or pass.
func (a *Agency) State() string {
	switch {
	case !a.Must():
		return "exempt"
	case !a.Received():
		return "missing"
	case a.Fails():
		return "fail"
	case a.Asks():
		return "verify"
	}
	return "pass"
}
