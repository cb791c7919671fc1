package web

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"

	"nianbao/internal/message"
)

// The media types of what is given out.
const (
	WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	PDFType      = "application/pdf"
	CSVType      = "text/csv; charset=utf-8"
	WordType     = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	ZipType      = "application/zip"
	AnyType      = "application/octet-stream"
)

// Give sends a file that make writes, whole or not at all. shown allows a browser to show it
// itself.
func (s *Site) Give(w http.ResponseWriter, r *http.Request, name, media string, shown bool,
	make func(io.Writer) error) {
	leave, ok := s.Queue.Enter(r.Context())
	if !ok {
		w.Header().Set("Retry-After", "60")
		s.Refuse(w, r, http.StatusServiceUnavailable, "desk.busy")
		return
	}
	var out bytes.Buffer
	err := make(&out)
	leave()
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	how := "attachment"
	if shown {
		how = "inline"
	}
	headed(w, name, media, how)
	_, _ = out.WriteTo(w) // whoever left does not read it
}

// Stream sends a file while make writes it, so that memory does not grow with it. One that breaks off is
// seen to be broken.
func (s *Site) Stream(
	w http.ResponseWriter,
	r *http.Request,
	name, media string,
	make func(io.Writer) error,
) {
	leave, ok := s.Queue.Enter(r.Context())
	if !ok {
		w.Header().Set("Retry-After", "60")
		s.Refuse(w, r, http.StatusServiceUnavailable, "desk.busy")
		return
	}
	defer leave()
	Attached(w, name, media)
	if err := make(w); err != nil {
		s.Log.Error("failed", "path", PathOf(r), "err", message.Say(err, message.English))
		panic(http.ErrAbortHandler)
	}
}

// Attached marks an answer as a file to keep.
func Attached(w http.ResponseWriter, name, media string) { headed(w, name, media, "attachment") }

func headed(w http.ResponseWriter, name, media, how string) {
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": name}))
}

// FileName is the name of a file without the folders some browsers send, harmless to show.
func FileName(sent string) string {
	sent = strings.ReplaceAll(message.OneLine(sent), `\`, "/")
	name := strings.TrimSpace(path.Base(sent))
	if name == "." || name == "/" || name == "" {
		return "unnamed"
	}
	const longest, tail = 120, 12 // characters; the tail keeps the ending
	if r := []rune(name); len(r) > longest {
		name = string(r[:longest-tail]) + "…" + string(r[len(r)-tail:])
	}
	return name
}
