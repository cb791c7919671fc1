// Command nianbao runs the yearly collection of the statistics of government information disclosure: it makes the
// official tables as locked templates, checks what comes back, marks it up, and prints validated reports.
//
// This package is the command line and nothing more: options, progress, exit codes. Each command has a file of its own
// with three parts: the options, the constructor that turns flags into options, and run, which does the work by calling
// the rooms below internal, xlsx and templates. What is said to people stands in the message catalogue.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"nianbao/internal/terminal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends what does not listen to the first, a read from a pipe say
	os.Exit(execute(ctx, terminal.System(), os.Args[1:]))
}
