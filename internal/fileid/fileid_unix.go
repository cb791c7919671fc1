//go:build unix

package fileid

import (
	"io/fs"
	"syscall"
)

func identify(_ string, info fs.FileInfo) (ID, error) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ID{}, syscall.ENOTSUP
	}
	return ID{Volume: uint64(stat.Dev), File: uint64(stat.Ino)}, nil //nolint:unconvert // the types differ by system
}
