package receipt

import (
	"archive/zip"
	"context"
	"io"
	"net/http"
	"path"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/companion/issue"
	"nianbao/internal/desk/verdict"
	"nianbao/internal/desk/web"
	"nianbao/internal/document"
	"nianbao/internal/document/ofd"
	"nianbao/internal/document/pdf"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// Template gives the agency its template, with last year's figures where the office has them.
func (s *Receipts) Template(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	s.Give(w, r, output.Name(a.Name)+".xlsx", web.WorkbookType, false, func(out io.Writer) error {
		season, err := s.Taking.Season(r.Context())
		if err != nil {
			return err
		}
		return season.Template(r.Context(), out, a, report.Own)
	})
}

// Words gives the agency the Word file for the prose of its report.
func (s *Receipts) Words(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	s.Give(w, r, output.Name(a.Name)+".docx", web.WordType, false, func(out io.Writer) error {
		season, err := s.Taking.Season(r.Context())
		if err != nil {
			return err
		}
		return issue.Write(out, season.Edition, report.Identity{Year: s.Ledger.Year, Agency: a.Name, Code: a.Code,
			Scope: report.Own})
	})
}

// Blank gives the empty form to print.
func (s *Receipts) Blank(w http.ResponseWriter, r *http.Request, _ ledger.Agency) {
	s.Give(w, r, "blank.pdf", web.PDFType, true, func(out io.Writer) error {
		season, err := s.Taking.Season(r.Context())
		if err != nil {
			return err
		}
		return Printed(out, document.Blank(season.Edition, s.Ledger.Year))
	})
}

// Printed writes a document as PDF in the program's own fonts.
func Printed(out io.Writer, d *document.Document) error { return pdf.Write(out, d, pdf.Options{}) }

// PrintedOFD writes a document as OFD, likewise.
func PrintedOFD(out io.Writer, d *document.Document) error { return ofd.Write(out, d, ofd.Options{}) }

// Marked gives the workbook of a round marked up.
func (s *Receipts) Marked(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	s.Give(
		w,
		r,
		output.Name(a.Name)+" "+in.Receipt+".xlsx",
		web.WorkbookType,
		false,
		func(out io.Writer) error {
			season, err := s.Taking.Season(r.Context())
			if err != nil {
				return err
			}
			return season.Mark(r.Context(), out, &in)
		},
	)
}

// Draft gives the report as it will print, with the mark of a draft while it fails.
func (s *Receipts) Draft(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	s.Give(
		w,
		r,
		output.Name(a.Name)+" "+in.Receipt+".pdf",
		web.PDFType,
		true,
		func(out io.Writer) error {
			o, err := s.Files.Reopened(r.Context(), in)
			if err != nil {
				return err
			}
			return Printed(out, document.New(o.Edition, o.Report,
				document.Options{Draft: in.Verdict == finding.Fail || check.Placeholders(o.Report)}))
		},
	)
}

// Original gives back what was handed in, byte for byte, several files as a zip. It is never shown in
// the browser: it may be a page.
func (s *Receipts) Original(w http.ResponseWriter, r *http.Request, _ ledger.Agency, in ledger.Taking) {
	if len(in.Further) > 0 {
		s.Give(w, r, web.FileName(in.Receipt+".zip"), web.ZipType, false, func(out io.Writer) error {
			return s.originals(r.Context(), out, &in)
		})
		return
	}
	s.Give(w, r, web.FileName(inbox.KeptName(in.File, ledger.PartOf(in.Key))), web.AnyType, false, func(out io.Writer) error {
		data, err := s.Ledger.Original(r.Context(), in.SHA256, in.File)
		if err != nil {
			return err
		}
		_, err = out.Write(data)
		return err
	})
}

// originals writes the files of a report as a zip.
func (s *Receipts) originals(ctx context.Context, w io.Writer, in *ledger.Taking) error {
	z := zip.NewWriter(w)
	var names output.Names
	for _, p := range in.Parts() {
		data, err := s.Ledger.Original(ctx, p.SHA256, p.File)
		if err != nil {
			return err
		}
		own := inbox.KeptName(p.File, p.Part)
		ending := path.Ext(own)
		out, err := z.Create(names.Unique(strings.TrimSuffix(own, ending), ending))
		if err != nil {
			return err
		}
		if _, err := out.Write(data); err != nil {
			return err
		}
	}
	return z.Close()
}

// Slip gives one part of a report to print, for the colleague who has its figures: the part, then what
// was found in it.
func (s *Receipts) Slip(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	id, ending := strings.CutSuffix(r.PathValue("part"), ".pdf")
	p := s.Page(r, "")
	o, err := s.Files.Reopened(r.Context(), in)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	part := document.Part(o.Edition, o.Report, id)
	if part == nil || !ending {
		s.Refuse(w, r, http.StatusNotFound, "desk.notfound")
		return
	}
	part.Draft = in.Verdict == finding.Fail
	// A printed paper is Chinese, whatever the page.
	say := func(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }
	part.Say(say("desk.slip.says", "agency", a.Name, "year", s.Ledger.Year, "number", in.Receipt))
	for i, f := range ofPart(in.Findings, id) {
		part.Say(
			say(
				"desk.slip.finding",
				"n",
				i+1,
				"where",
				verdict.Place(f),
				"message",
				f.Message,
				"hint",
				f.Hint,
			),
		)
	}
	s.Give(w, r, path.Base(output.Name(a.Name)+" "+p.Say("desk.slip.name")+".pdf"), web.PDFType, true,
		func(out io.Writer) error {
			return Printed(out, part)
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
