package desk

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"strings"

	"nianbao/internal/message"
)

// keptInMemory is how much of a body stays in memory while it comes in; the rest goes to a temporary file, so that many
// slow clients cost no memory.
const keptInMemory = 128 << 10

// field is the name of the files in a form.
const field = "file"

// upload is the files of one request. They are read one by one, when their turn comes.
type upload struct {
	form  *multipart.Form
	files []*multipart.FileHeader
}

// receive reads a request's body. A request that cannot be taken is answered here; ok is false then.
func (s *Server) receive(w http.ResponseWriter, r *http.Request) (u upload, ok bool) {
	whole := r.Body
	r.Body = http.MaxBytesReader(nil, whole, bodyLimit)
	if err := r.ParseMultipartForm(keptInMemory); err != nil {
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			// A browser that is still sending does not read an answer: it gets one when it is done, within bounds.
			_, _ = io.CopyN(io.Discard, whole, readPast)
			w.Header().Set("Connection", "close")
			s.refuse(w, r, http.StatusRequestEntityTooLarge, "desk.large.body", "limit", bodyLimit>>20)
		case errors.Is(err, http.ErrNotMultipart), errors.Is(err, http.ErrMissingBoundary):
			s.refuse(w, r, http.StatusBadRequest, "desk.nofile")
		case diskFull(err):
			s.broken(w, r, err)
		default:
			s.refuse(w, r, http.StatusBadRequest, "desk.broken")
		}
		return u, false
	}
	u.form = r.MultipartForm
	for _, f := range u.form.File[field] {
		if f.Filename != "" || f.Size > 0 { // browsers send an empty part where nothing was chosen
			u.files = append(u.files, f)
		}
	}
	switch {
	case len(u.files) == 0:
		s.refuse(w, r, http.StatusBadRequest, "desk.nofile")
	case len(u.files) > filesAtOnce:
		s.refuse(w, r, http.StatusRequestEntityTooLarge, "desk.many", "n", filesAtOnce)
	default:
		return u, true
	}
	u.close()
	return u, false
}

// errLarge is about a file over the limit.
var errLarge = message.NewError("desk.large.says", "limit", fileLimit>>20)

// close removes the temporary files.
func (u upload) close() {
	if u.form != nil {
		_ = u.form.RemoveAll()
	}
}

// read returns the name and the bytes of a file; one over the limit is an error about the file.
func (u upload) read(f *multipart.FileHeader) (name string, data []byte, err error) {
	name = fileName(f.Filename)
	if f.Size > fileLimit {
		return name, nil, errLarge
	}
	opened, err := f.Open()
	if err != nil {
		return name, nil, err
	}
	defer opened.Close()
	data, err = io.ReadAll(opened)
	return name, data, err
}

// fileName is the name of a file without the folders some browsers send, harmless to show.
func fileName(sent string) string {
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

// shownName is a file's name as it is shown: of one in a zip with the zip's before it.
func shownName(name string) string { return message.OneLine(name) }
