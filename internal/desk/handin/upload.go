package handin

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"

	"nianbao/internal/desk/web"
	"nianbao/internal/message"
)

// The limits of a request.
const (
	FileLimit   = 20 << 20  // bytes a file, as everywhere
	FilesAtOnce = 20        // files a hand-in
	BodyLimit   = 64 << 20  // bytes a request
	readPast    = 192 << 20 // bytes of a body over the limit that are read to no purpose, so that the answer is seen
)

// keptInMemory is how much of a body stays in memory while it comes in; the rest goes to a temporary
// file, so that many slow clients cost no memory.
const keptInMemory = 128 << 10

// Field is the name of the files in a form.
const Field = "file"

// upload is the files of one request. They are read one by one, when their turn comes.
type upload struct {
	form  *multipart.Form
	files []*multipart.FileHeader
}

// receive reads a request's body. A request that cannot be taken is answered here; ok is false then.
func (s *Files) receive(w http.ResponseWriter, r *http.Request) (u upload, ok bool) {
	whole := r.Body
	r.Body = http.MaxBytesReader(nil, whole, BodyLimit)
	if err := r.ParseMultipartForm(keptInMemory); err != nil {
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			// A browser that is still sending does not read an answer: it gets one when it is done,
			// within bounds.
			_, _ = io.CopyN(io.Discard, whole, readPast)
			w.Header().Set("Connection", "close")
			s.Refuse(w, r, http.StatusRequestEntityTooLarge, "desk.large.body", "limit", BodyLimit>>20)
		case errors.Is(err, http.ErrNotMultipart), errors.Is(err, http.ErrMissingBoundary):
			s.Refuse(w, r, http.StatusBadRequest, "desk.nofile")
		case web.DiskFull(err):
			s.Broken(w, r, err)
		default:
			s.Refuse(w, r, http.StatusBadRequest, "desk.broken")
		}
		return u, false
	}
	u.form = r.MultipartForm
	for _, f := range u.form.File[Field] {
		if f.Filename != "" || f.Size > 0 { // browsers send an empty part where nothing was chosen
			u.files = append(u.files, f)
		}
	}
	switch {
	case len(u.files) == 0:
		s.Refuse(w, r, http.StatusBadRequest, "desk.nofile")
	case len(u.files) > FilesAtOnce:
		s.Refuse(w, r, http.StatusRequestEntityTooLarge, "desk.many", "n", FilesAtOnce)
	default:
		return u, true
	}
	u.close()
	return u, false
}

// errLarge is about a file over the limit.
var errLarge = message.NewError("desk.large.says", "limit", FileLimit>>20)

// close removes the temporary files.
func (u upload) close() {
	if u.form != nil {
		_ = u.form.RemoveAll()
	}
}

// read returns the name and the bytes of a file; one over the limit is an error about the file.
func (u upload) read(f *multipart.FileHeader) (name string, data []byte, err error) {
	name = web.FileName(f.Filename)
	if f.Size > FileLimit {
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
