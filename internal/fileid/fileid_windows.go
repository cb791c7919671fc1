package fileid

import (
	"io/fs"
	"syscall"
)

func identify(path string, _ fs.FileInfo) (ID, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return ID{}, err
	}
	// Without the backup flag a folder cannot be opened.
	const share = syscall.FILE_SHARE_READ | syscall.FILE_SHARE_WRITE | syscall.FILE_SHARE_DELETE
	handle, err := syscall.CreateFile(name, 0, share, nil, syscall.OPEN_EXISTING, syscall.FILE_FLAG_BACKUP_SEMANTICS, 0)
	if err != nil {
		return ID{}, err
	}
	defer func() { _ = syscall.CloseHandle(handle) }()
	var info syscall.ByHandleFileInformation
	if err := syscall.GetFileInformationByHandle(handle, &info); err != nil {
		return ID{}, err
	}
	return ID{Volume: uint64(info.VolumeSerialNumber),
		File: uint64(info.FileIndexHigh)<<32 | uint64(info.FileIndexLow)}, nil
}
