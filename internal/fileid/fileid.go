// Package fileid identifies files and folders by what they are on disk, whatever path, link or spelling leads to them.
package fileid

import "os"

// ID identifies a file or folder on this machine. Hard links share one; a symbolic link has the ID of its target.
type ID struct{ Volume, File uint64 }

// Of returns the ID of what a path leads to.
func Of(path string) (ID, error) {
	info, err := os.Stat(path)
	if err != nil {
		return ID{}, err
	}
	return identify(path, info)
}
