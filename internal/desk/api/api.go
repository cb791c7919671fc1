// Package api is the desk's interface for programs: JSON in and out below /api/v1, a bearer token in
// place of a link. [API.Register] adds its addresses; openapi.json describes them. Fields may be added,
// never renamed or dropped.
//
// What must not come in: pages.
package api

import (
	_ "embed"
	"net/http"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/receipt"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/web"
	"nianbao/internal/report"
)

// API is the interface for programs.
type API struct {
	*web.Site
	Files    *handin.Files
	Receipts *receipt.Receipts
	Season   *season.Keeper
}

//go:embed openapi.json
var openapi []byte

// Register adds the addresses for programs: JSON in and out, a bearer token in place of a link.
func (s *API) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/openapi.json", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		_, _ = w.Write(openapi)
	})
	mux.HandleFunc("GET /api/v1/status", s.bearer(s.apiStatus))
	mux.HandleFunc("GET /api/v1/agencies", s.bearer(s.apiAgencies))
	mux.HandleFunc("GET /api/v1/receipts/{number}", s.bearer(s.apiReceipt))
	mux.HandleFunc("POST /api/v1/files", s.bearer(s.apiFiles))
}

// bearer admits a program by its token.
func (s *API) bearer(next func(http.ResponseWriter, *http.Request, string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		token, given := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		name := ""
		if given {
			var err error
			if name, err = s.Ledger.TokenOf(r.Context(), link.TokenHash(strings.TrimSpace(token))); err != nil {
				s.Broken(w, r, err)
				return
			}
		}
		if name != "" {
			next(w, r, name)
			return
		}
		from := web.AddressOf(r, s.BehindProxy)
		if s.Throttle.Refused(from) {
			web.SlowDown(w, http.StatusUnauthorized)
			return
		}
		if given {
			s.Throttle.Wrong(from)
		}
		w.Header().Set("WWW-Authenticate", "Bearer")
		s.Refuse(w, r, http.StatusUnauthorized, "desk.token")
	}
}

func (s *API) apiStatus(w http.ResponseWriter, r *http.Request, _ string) {
	now, err := status.Of(r.Context(), s.Ledger, "")
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if err := now.JSON(r.Context(), w, web.LanguageOf(r)); err != nil {
		s.Log.Error("failed", "path", web.PathOf(r), "err", err)
	}
}

type agencyJSON struct {
	Name     string `json:"name"`
	Code     string `json:"code"`
	Level    string `json:"level"`
	Superior string `json:"superior"`
	State    string `json:"state"` // none, pass, verify, fail, exempt
	Receipt  string `json:"receipt"`
	Deadline string `json:"deadline"`
	Late     bool   `json:"late"`
	// Deadlines are those of its own report, which deadline repeats, and of its area's total.
	Deadlines deadlinesJSON `json:"deadlines"`
}

type deadlinesJSON struct {
	Own  string `json:"own"`
	Area string `json:"area"`
}

func (s *API) apiAgencies(w http.ResponseWriter, r *http.Request, _ string) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	list := []agencyJSON{}
	for _, a := range snap.Cards {
		one := agencyJSON{
			Name:     a.Name,
			Code:     a.Code,
			Level:    a.Level,
			Superior: a.Superior,
			State:    "none",
			Deadline: a.Due(report.Own, s.Ledger.Year),
			Late:     a.Late,
		}
		one.Deadlines = deadlinesJSON{one.Deadline, a.Due(report.Area, s.Ledger.Year)}
		if !a.Must() {
			one.State = "exempt"
		}
		if in := a.Current(); len(in) > 0 {
			one.State, one.Receipt = string(in[0].Verdict), in[0].Receipt
		}
		list = append(list, one)
	}
	web.WriteJSON(w, http.StatusOK, list)
}

func (s *API) apiReceipt(w http.ResponseWriter, r *http.Request, _ string) {
	in, err := s.Ledger.Receipt(r.Context(), r.PathValue("number"))
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	if in == nil {
		s.Refuse(w, r, http.StatusNotFound, "desk.notfound")
		return
	}
	s.Receipts.JSON(w, r, *in)
}

// apiFiles takes any agency's files, as collect does.
func (s *API) apiFiles(w http.ResponseWriter, r *http.Request, program string) {
	by := taking.Upload{Actor: ledger.Actor{Kind: ledger.Program, Name: program}}
	all, ok := s.Files.TakeAll(w, r, by, s.Taking.Take)
	if ok {
		web.WriteJSON(w, handin.StatusOf(all), s.Files.JSON(all, web.LanguageOf(r)))
	}
}
