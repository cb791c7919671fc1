package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// sureList is how many agencies a file names at least to be taken for a list of them.
const sureList = 2

// otherKind explains that a path given for reports is something else, and which command takes
// that; nil where nothing is known. Only files that are small and certain are looked at.
func otherKind(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 4<<20 {
		return nil
	}
	extension := strings.ToLower(filepath.Ext(path))
	switch {
	case beginsWith(path, "SQLite format 3\x00"):
		return wrongUsage{message.NewError("cmd.kind.ledger", "file", path).WithHint("cmd.kind.ledger.hint",
			"file", path)}
	case extension == ".yaml" || extension == ".yml":
		return wrongUsage{message.NewError("cmd.kind.policy", "file", path).WithHint("cmd.kind.policy.hint",
			"file", path)}
	case !slices.Contains([]string{".csv", ".tsv"}, extension) || inbox.IsWide(path):
		return nil
	}
	return rosterKind(path)
}

// elsewhere refuses paths of which one is of another kind.
func elsewhere(paths []string) error {
	for _, path := range paths {
		if err := otherKind(path); err != nil {
			return err
		}
	}
	return nil
}

// tellRosters points out unreadable files among the reports that are lists of agencies.
func tellRosters(t *terminal.Terminal, paths []string, results judging.List) {
	for _, r := range results.Outlines() {
		if r.Verdict() != finding.Unreadable || !slices.Contains(paths, r.File) {
			continue
		}
		if err := rosterKind(r.File); err != nil {
			t.Complain(err)
		}
	}
}

// rosterKind is the error that a file is a list of agencies, nil where it is none for certain.
func rosterKind(path string) error {
	list, err := roster.Read(path, roster.Options{})
	if err != nil || len(list.Agencies) < sureList {
		return nil
	}
	return wrongUsage{message.NewError("cmd.kind.roster", "file", path, "n", len(list.Agencies)).
		WithHint("cmd.kind.roster.hint", "file", path)}
}

func beginsWith(path, magic string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, []byte(magic))
}

// noPaths refuses paths that were given to a command that takes none: a list is its roster,
// anything else is to be checked.
func noPaths(paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	hint := "cmd.kind.template.check"
	if info, err := os.Stat(paths[0]); err == nil && info.Mode().IsRegular() && rosterKind(paths[0]) != nil {
		hint = "cmd.kind.template.roster"
	}
	return wrongUsage{message.NewError("cmd.kind.template", "file", paths[0]).
		WithHint(hint, "file", paths[0])}
}
