package desk

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/pdf"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// The media types of what is given out.
const (
	workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	pdfType      = "application/pdf"
	csvType      = "text/csv; charset=utf-8"
	anyType      = "application/octet-stream"
)

// give sends a file that make writes, whole or not at all. shown allows a browser to show it
// itself.
func (s *Server) give(w http.ResponseWriter, r *http.Request, name, media string, shown bool,
	make func(io.Writer) error) {
	leave, ok := s.queue.enter(r.Context())
	if !ok {
		w.Header().Set("Retry-After", "60")
		s.refuse(w, r, http.StatusServiceUnavailable, "desk.busy")
		return
	}
	var out bytes.Buffer
	err := make(&out)
	leave()
	if err != nil {
		s.broken(w, r, err)
		return
	}
	how := "attachment"
	if shown {
		how = "inline"
	}
	headed(w, name, media, how)
	_, _ = out.WriteTo(w) // whoever left does not read it
}

// attached marks an answer as a file to keep.
func attached(w http.ResponseWriter, name, media string) { headed(w, name, media, "attachment") }

func headed(w http.ResponseWriter, name, media, how string) {
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": name}))
}

// template gives the agency its template, with last year's figures where the office has them.
func (s *Server) template(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	s.give(w, r, output.Name(a.Name)+".xlsx", workbookType, false, func(out io.Writer) error {
		season, err := s.taking.Season(r.Context())
		if err != nil {
			return err
		}
		return season.Template(r.Context(), out, a, report.Own)
	})
}

// blank gives the empty form to print.
func (s *Server) blank(w http.ResponseWriter, r *http.Request, _ ledger.Agency) {
	s.give(w, r, "blank.pdf", pdfType, true, func(out io.Writer) error {
		season, err := s.taking.Season(r.Context())
		if err != nil {
			return err
		}
		return s.printed(out, document.Blank(season.Edition, s.ledger.Year))
	})
}

// printed writes a document in the program's own fonts.
func (s *Server) printed(out io.Writer, d *document.Document) error {
	set, err := faces.Load("", false)
	if err != nil {
		return err
	}
	return pdf.Write(out, d, pdf.Options{Faces: set})
}

// marked gives the workbook of a round marked up.
func (s *Server) marked(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	s.give(w, r, output.Name(a.Name)+" "+in.Receipt+".xlsx", workbookType, false, func(out io.Writer) error {
		season, err := s.taking.Season(r.Context())
		if err != nil {
			return err
		}
		return season.Mark(r.Context(), out, &in)
	})
}

// draft gives the report as it will print, with the mark of a draft while it fails.
func (s *Server) draft(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	s.give(w, r, output.Name(a.Name)+" "+in.Receipt+".pdf", pdfType, true, func(out io.Writer) error {
		o, err := s.reopened(r.Context(), in)
		if err != nil {
			return err
		}
		return s.printed(out, document.New(o.Edition, o.Report,
			document.Options{Draft: in.Verdict == finding.Fail || check.Placeholders(o.Report)}))
	})
}

// original gives back what was handed in, byte for byte. It is never shown in the browser: it may be a page.
func (s *Server) original(w http.ResponseWriter, r *http.Request, _ ledger.Agency, in ledger.Taking) {
	s.give(w, r, fileName(in.File), anyType, false, func(out io.Writer) error {
		data, err := s.ledger.Original(r.Context(), in.SHA256, in.File)
		if err != nil {
			return err
		}
		_, err = out.Write(data)
		return err
	})
}

// slip gives one part of a report to print, for the colleague who has its figures: the part, then what was found in it.
func (s *Server) slip(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	id, ending := strings.CutSuffix(r.PathValue("part"), ".pdf")
	p := s.newPage(r, "")
	o, err := s.reopened(r.Context(), in)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	part := document.Part(o.Edition, o.Report, id)
	if part == nil || !ending {
		s.refuse(w, r, http.StatusNotFound, "desk.notfound")
		return
	}
	part.Draft = in.Verdict == finding.Fail
	// A printed paper is Chinese, whatever the page.
	say := func(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }
	part.Say(say("desk.slip.says", "agency", a.Name, "year", s.ledger.Year, "number", in.Receipt))
	for i, f := range ofPart(in.Findings, id) {
		part.Say(say("desk.slip.finding", "n", i+1, "where", place(f), "message", f.Message, "hint", f.Hint))
	}
	s.give(w, r, path.Base(output.Name(a.Name)+" "+p.Say("desk.slip.name")+".pdf"), pdfType, true,
		func(out io.Writer) error {
			return s.printed(out, part)
		})
}

// ofPart are the findings about a table or a section that ask for something.
func ofPart(findings []finding.Finding, id string) (list []finding.Finding) {
	for _, f := range findings {
		if (f.Table == id || f.Section == id) && f.Outcome == finding.Fails {
			list = append(list, f)
		}
	}
	return list
}
