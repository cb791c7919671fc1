package inbox

import (
	"maps"
	"slices"
)

// Places are the files on disk and the folders that were read, none of which may be written to.
type Places struct{ Files, Folders []string }

// Places returns what a walk led to: every file, zips among them, and every folder that was walked.
func (found *Found) Places() Places {
	return Places{Files: slices.Sorted(maps.Keys(found.seen)), Folders: slices.Clone(found.folders)}
}
