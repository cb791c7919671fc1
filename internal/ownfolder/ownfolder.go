// Package ownfolder marks the folders this program makes for its output and recognises them, so
// that printed reports and returned workbooks are not taken for new reports when the folder above
// is walked.
//
// The mark is a small file bound to the very folder it lies in: one that was copied, or that an
// agency sent along with its files, counts for nothing. A folder moved within its disk stays
// marked, a copy of it does not.
package ownfolder

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"nianbao/internal/fileid"
)

// Name is the name of the mark.
const Name = ".nianbao-output"

// markSize bounds what is read of a file with the mark's name.
const markSize = 4096

type mark struct {
	Program string `json:"program"`
	Folder  string `json:"folder"` // the seal of the folder's identity
}

// Mark marks a folder as one of our own making.
func Mark(folder string) error {
	text, err := sealed(folder)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, Name), text, 0o666) // less the umask
}

// Is reports whether a folder bears the mark that was made for it.
func Is(folder string) bool {
	path := filepath.Join(folder, Name)
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, markSize))
	if err != nil {
		return false
	}
	want, err := sealed(folder)
	return err == nil && string(text) == string(want)
}

// sealed is the text of a folder's mark. The number of the volume is left out: it may change when
// a disk is mounted anew.
func sealed(folder string) ([]byte, error) {
	id, err := fileid.Of(folder)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte("nianbao output folder " + strconv.FormatUint(id.File, 10)))
	text, err := json.Marshal(mark{Program: "nianbao", Folder: hex.EncodeToString(sum[:])})
	return append(text, '\n'), err
}
