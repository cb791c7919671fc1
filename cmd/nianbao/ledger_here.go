package main

import (
	"os"
	"slices"

	"github.com/spf13/cobra"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// fromFolder sets the ledger where neither the command line nor the environment names one, and the folder the command
// runs in holds exactly one. Which one it is, is told; of several none is taken.
func fromFolder(t *terminal.Terminal, cmd *cobra.Command, args []string) error {
	option := cmd.Flags().Lookup("ledger")
	if option == nil || option.Changed || !wantsLedger(cmd, args) {
		return nil
	}
	switch found := ledgersHere(); len(found) {
	case 0:
		return nil
	case 1:
		t.Note(message.New("cmd.ledger.here", "file", found[0]))
		return cmd.Flags().Set("ledger", found[0])
	default:
		return usage("cmd.ledger.several", "n", len(found), "names", names(found))
	}
}

// wantsLedger reports whether a command goes without paths, a demonstration or a look at a
// roster, which need none. A template is made before there is a ledger, and mostly without its
// links: it takes only one that is named.
func wantsLedger(cmd *cobra.Command, args []string) bool {
	if cmd.Name() == "template" {
		return false
	}
	for _, other := range []string{"demo", "dry-run"} {
		if f := cmd.Flags().Lookup(other); f != nil && f.Changed {
			return false
		}
	}
	return len(args) == 0 || !slices.Contains(eitherOr, cmd.Name())
}

// eitherOr are the commands that take files or a ledger.
var eitherOr = []string{"total", "export", "compare"}

func ledgersHere() (found []string) {
	entries, err := os.ReadDir(".")
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.Type().IsRegular() && ledger.Is(e.Name()) {
			found = append(found, e.Name())
		}
	}
	return found
}
