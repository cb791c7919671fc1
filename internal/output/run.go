// Package output writes the program's files by one rule: an input of the run is never written,
// nothing that exists is replaced unless the run may, and no file is ever half.
//
// A command makes one [Run], names its inputs ([Run.Reads], [Run.ReadsReports],
// [Run.ReadsFolders], [Run.ReadsLedger]) and writes through it alone ([Run.File]). An
// existing file with the very bytes to be written counts as written, so that a run which
// was interrupted is completed by running it again. [Run.OwnFolder] makes folders that are
// not walked for reports afterwards.
package output

import (
	"path/filepath"
	"strings"
	"sync"

	"nianbao/internal/fileid"
	"nianbao/internal/message"
)

// Run is the writing side of one run of the program. It may be used by several goroutines.
type Run struct {
	Force bool // replace existing files

	mu      sync.Mutex
	files   map[fileid.ID]bool // read by this run
	places  map[place]bool     // where they are, for those that come and go
	folders map[fileid.ID]bool // walked by this run
	homes   map[fileid.ID]bool // where the reports lie that it reads
	tidied  map[string]bool    // folders cleared of what killed runs left
}

// place is a name in a folder.
type place struct {
	folder fileid.ID
	name   string
}

// Reads notes files that this run reads; "" and what is not there are none.
func (r *Run) Reads(files ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.files == nil {
		r.files = map[fileid.ID]bool{}
	}
	for _, file := range files {
		if file == "" {
			continue
		}
		if id, err := fileid.Of(file); err == nil {
			r.files[id] = true
		}
	}
}

// ReadsReports notes files that this run reads as reports, and so the folders they lie in.
func (r *Run) ReadsReports(files ...string) {
	r.Reads(files...)
	for _, file := range files {
		r.note(&r.homes, filepath.Dir(file))
	}
}

// ReadsFolders notes folders that this run walked for reports.
func (r *Run) ReadsFolders(folders ...string) {
	for _, folder := range folders {
		r.note(&r.folders, folder)
	}
}

func (r *Run) note(among *map[fileid.ID]bool, path string) {
	id, err := fileid.Of(path)
	r.mu.Lock()
	defer r.mu.Unlock()
	if *among == nil {
		*among = map[fileid.ID]bool{}
	}
	if err == nil {
		(*among)[id] = true
	}
}

// ledgerBeside are the endings of the files SQLite keeps beside a ledger while it is open.
var ledgerBeside = []string{"-wal", "-shm", "-journal"}

// ReadsLedger notes a ledger and its companions, whether these exist at the moment or not.
func (r *Run) ReadsLedger(file string) {
	if file == "" {
		return
	}
	r.Reads(file)
	folder, err := fileid.Of(filepath.Dir(file))
	if err != nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.places == nil {
		r.places = map[place]bool{}
	}
	for _, ending := range append([]string{""}, ledgerBeside...) {
		r.places[place{folder, foldCase(filepath.Base(file) + ending)}] = true
	}
}

// foldCase folds names as file systems that ignore case do.
func foldCase(name string) string { return strings.ToLower(name) }

// Spare refuses a path that leads to something this run read.
func (r *Run) Spare(path string) error {
	if r.read(path) {
		return message.NewError("output.read", "file", path).WithHint("output.read.hint")
	}
	return nil
}

func (r *Run) read(path string) bool {
	id, absent := fileid.Of(path)
	folder, nowhere := fileid.Of(filepath.Dir(path))
	r.mu.Lock()
	defer r.mu.Unlock()
	return absent == nil && r.files[id] || nowhere == nil && r.places[place{folder, foldCase(filepath.Base(path))}]
}
