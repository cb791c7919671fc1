// Command nianbao runs the yearly collection of the statistics of government information disclosure: it makes the
// official tables as locked templates, checks what comes back, marks it up, and prints validated reports.
//
// This package is the command line and nothing more: options, progress, exit codes. Each command
// has a file of its own with three parts: the options, the constructor that turns flags into
// options, and run, which does the work by calling the rooms below internal, xlsx and templates.
// All messages are in the message catalogue.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"nianbao/internal/terminal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, func() {
		stop() // a second Ctrl-C ends the program at once
		time.Sleep(grace)
		os.Exit(exitInterrupted)
	})
	os.Exit(execute(ctx, terminal.System(), os.Args[1:]))
}

// grace is how long a command has to end by itself once it is interrupted. A blocked one, in a
// read from a dead network disk, for example, is ended after it; that leaves nothing half, as
// files are written under other names and ledgers as a whole.
const grace = 3 * time.Second
