package site

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"nianbao/internal/harmless"
)

// format names the form, for programs that meet files of several kinds.
const format = "nianbao-site-1"

// IndexName and PageName are what the index is called: for programs and for people.
const (
	IndexName = "index.json"
	PageName  = "index.html"
)

// Index lists all files of a package. Its JSON form is a contract: fields may be added, never renamed or dropped;
// lists are never null.
type Index struct {
	Format  string  `json:"format"`
	Reports []Entry `json:"reports"` // in the order of their names
	Shared  []File  `json:"shared"`  // codebooks
}

// Entry is one report.
type Entry struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Agency  string `json:"agency"`
	Code    string `json:"code"`
	Year    int    `json:"year"`
	Scope   string `json:"scope"`
	Edition string `json:"edition"`
	Draft   bool   `json:"draft"`
	Files   []File `json:"files"`
}

// File is one file, by its path within the package.
type File struct {
	Path   string `json:"path"`
	Form   string `json:"form"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// JSON writes the index for programs.
func (x *Index) JSON(w io.Writer) error {
	x.settle()
	return harmless.WriteJSON(w, x)
}

// settle puts the index into its order, whatever the order in which files were written.
func (x *Index) settle() {
	x.Format = format
	slices.SortFunc(x.Reports, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(x.Shared, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	if x.Reports == nil {
		x.Reports = []Entry{}
	}
	if x.Shared == nil {
		x.Shared = []File{}
	}
}

// All are all files of the index by their paths.
func (x *Index) All() map[string]File {
	all := map[string]File{}
	for _, e := range x.Reports {
		for _, f := range e.Files {
			all[f.Path] = f
		}
	}
	for _, f := range x.Shared {
		all[f.Path] = f
	}
	return all
}

// MaxIndex is the most bytes an index may have that is read: ten thousand reports have 15 MB.
const MaxIndex = 64 << 20

var errFormat = errors.New("no index of a package for a site")

// Parse reads an earlier index.
func Parse(data []byte) (*Index, error) {
	x := &Index{}
	if err := json.Unmarshal(data, x); err != nil {
		return nil, err
	}
	if x.Format != format {
		return nil, errFormat
	}
	for path := range x.All() {
		if path == "" || strings.Contains(path, "..") || strings.ContainsAny(path, `\:`) || path[0] == '/' {
			return nil, errFormat // no file of ours is outside its folder
		}
	}
	return x, nil
}
