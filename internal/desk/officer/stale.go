package officer

import (
	"maps"
	"net/http"
	"slices"
	"strconv"

	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// staleView lists for an officer what others did about an agency since the page he acts
// from was made, and lets him go on.
type staleView struct {
	web.Page
	Lines  []journalLine
	Action string
	Fields []web.Line
	Back   string
}

// told answers a form that was filled in on an older state of the agency: what others did since is
// listed, nothing is done, and the same form can be sent again. It reports whether it answered.
func (s *Pages) told(w http.ResponseWriter, r *http.Request, agency int64, form map[string]string) bool {
	o, _ := session.Of(r)
	seen, err := strconv.ParseInt(form["seen"], 10, 64)
	if err != nil {
		seen = 0
	}
	if form["seen"] == "" {
		return false // a program that does not name what it has seen
	}
	entries, err := s.Ledger.EntriesOf(r.Context(), agency, seen)
	if err != nil {
		s.Broken(w, r, err)
		return true
	}
	v := staleView{Page: s.OfficePage(r, "desk.stale"), Action: r.URL.RequestURI()}
	last := seen
	for _, e := range entries {
		last = e.Seq
		if who, _ := e.Said(); who != o.Actor() {
			v.Lines = append(v.Lines, journalLineOf(v.Page, e))
		}
	}
	if len(v.Lines) == 0 {
		return false
	}
	form["seen"] = strconv.FormatInt(last, 10)
	for _, name := range slices.Sorted(maps.Keys(form)) {
		v.Fields = append(v.Fields, web.Fact(name, form[name]))
	}
	v.Back = v.To("")
	s.Render(w, http.StatusConflict, "stale", v)
	return true
}
