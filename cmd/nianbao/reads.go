package main

import (
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

// spare keeps what was read from being written.
func spare(out *output.Run, read inbox.Places) {
	out.ReadsReports(read.Files...)
	out.ReadsFolders(read.Folders...)
}

// tellPassedOver names what was found and is no person's report.
func tellPassedOver(t *terminal.Terminal, found *inbox.Found) {
	if n := len(found.PassedOver); n > 0 {
		t.Note(message.New("cmd.passedover", "count", n, "names", names(found.PassedOver)))
	}
	if n := len(found.Own); n > 0 {
		t.Note(message.New("cmd.passedover.own", "count", n, "names", names(found.Own)))
	}
}
