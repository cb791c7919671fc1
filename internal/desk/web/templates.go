package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"io/fs"
	"net/http"
	"path"
)

//go:embed page/*.html
var frame embed.FS

//go:embed static
var staticFiles embed.FS

// Templates are the frame of a page and the templates of the rooms, by the names they define.
func Templates(rooms ...fs.FS) *template.Template {
	all := template.New("").Funcs(template.FuncMap{"asset": asset})
	for _, files := range append([]fs.FS{frame}, rooms...) {
		template.Must(all.ParseFS(files, "page/*.html"))
	}
	return all
}

// assets are the static files by the address that names their content, so that a browser keeps them for
// good.
var assets = func() map[string]string {
	all := map[string]string{}
	entries, err := fs.ReadDir(staticFiles, "static")
	if err != nil {
		panic(err) // the files are part of the program
	}
	for _, e := range entries {
		data, err := staticFiles.ReadFile(path.Join("static", e.Name()))
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(data)
		all[e.Name()] = "/static/" + hex.EncodeToString(sum[:6]) + "/" + e.Name()
	}
	return all
}()

func asset(name string) string { return assets[name] }

// Static answers with a file of the program's own.
func Static(w http.ResponseWriter, r *http.Request) {
	name := path.Base(r.URL.Path)
	if assets[name] != r.URL.Path {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeFileFS(w, r, staticFiles, path.Join("static", name))
}
