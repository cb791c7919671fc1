package desk

import (
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

//go:embed openapi.json
var openapi []byte

// programs are the addresses for programs: JSON in and out, a bearer token in place of a link.
func (s *Server) programs(mux *http.ServeMux) {
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
func (s *Server) bearer(next func(http.ResponseWriter, *http.Request, string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		token, given := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		name := ""
		if given {
			var err error
			if name, err = s.ledger.TokenOf(r.Context(), TokenHash(strings.TrimSpace(token))); err != nil {
				s.broken(w, r, err)
				return
			}
		}
		if name != "" {
			next(w, r, name)
			return
		}
		from := addressOf(r, s.behindProxy)
		if s.throttle.refused(from) {
			slowDown(w, http.StatusUnauthorized)
			return
		}
		if given {
			s.throttle.wrong(from)
		}
		w.Header().Set("WWW-Authenticate", "Bearer")
		s.refuse(w, r, http.StatusUnauthorized, "desk.token")
	}
}

func (s *Server) apiStatus(w http.ResponseWriter, r *http.Request, _ string) {
	now, err := status.Of(r.Context(), s.ledger, "")
	if err != nil {
		s.broken(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if err := now.JSON(w, languageOf(r)); err != nil {
		s.log.Error("failed", "path", pathOf(r), "err", err)
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

func (s *Server) apiAgencies(w http.ResponseWriter, r *http.Request, _ string) {
	snap, err := s.standing(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	list := []agencyJSON{}
	for _, a := range snap.status.Agencies {
		one := agencyJSON{Name: a.Name, Code: a.Code, Level: a.Level, Superior: a.Superior, State: "none",
			Deadline: a.Due(report.Own, s.ledger.Year), Late: a.Late}
		one.Deadlines = deadlinesJSON{one.Deadline, a.Due(report.Area, s.ledger.Year)}
		if !a.Must() {
			one.State = "exempt"
		}
		if in := a.Current(); len(in) > 0 {
			one.State, one.Receipt = string(in[0].Verdict), in[0].Receipt
		}
		list = append(list, one)
	}
	writeJSON(w, http.StatusOK, list)
}

func (s *Server) apiReceipt(w http.ResponseWriter, r *http.Request, _ string) {
	in, err := s.ledger.Receipt(r.Context(), r.PathValue("number"))
	if err != nil {
		s.broken(w, r, err)
		return
	}
	if in == nil {
		s.refuse(w, r, http.StatusNotFound, "desk.notfound")
		return
	}
	s.receiptJSON(w, r, *in)
}

// receiptJSON answers with a round as it stands now, in the form of a hand-in.
func (s *Server) receiptJSON(w http.ResponseWriter, r *http.Request, in ledger.Taking) {
	season, err := s.taking.Season(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	h := handed{file: in.File, HandIn: taking.HandIn{Outcome: taking.Accepted, Receipt: in.Receipt,
		SHA256: in.SHA256, Taken: in,
		Changes: in.Changes, Received: clock.Moment(in.Taken)}}
	if h.Opened, err = season.Reopen(r.Context(), &in); err != nil {
		s.broken(w, r, err)
		return
	}
	if h.Late, err = season.Late(r.Context(), &in); err != nil {
		s.broken(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, s.oneJSON(h, languageOf(r)))
}

// apiFiles takes any agency's files, as collect does.
func (s *Server) apiFiles(w http.ResponseWriter, r *http.Request, program string) {
	by := taking.Upload{Actor: ledger.Actor{Kind: ledger.Program, Name: program}}
	all, ok := s.takeAll(w, r, by, s.taking.Take)
	if ok {
		writeJSON(w, statusOf(all), s.handedJSON(all, languageOf(r)))
	}
}

func decodeJSON(from io.Reader, into any) error {
	d := json.NewDecoder(from)
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.More() {
		return errors.New("more than one value")
	}
	return nil
}

// asError reports whether an error is about what was sent, so that it can be shown unchanged.
func asError(err error, refused **message.Error) bool {
	return errors.As(err, refused) && strings.HasPrefix((*refused).Text.Key, "ledger.explain")
}
