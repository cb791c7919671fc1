package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/internal/message"
)

// The exit codes of the program; with several causes the highest counts.
const (
	exitOK          = 0
	exitFindings    = 1 // something is to be corrected: an answer, not an error
	exitUsage       = 2
	exitFile        = 3 // a file could not be read or written
	exitInterrupted = 130
)

// exit is an error that has been printed already; only its code is left.
type exit int

func (e exit) Error() string { return "" }

// wrongUsage is an error in the command line.
type wrongUsage struct{ error }

func (e wrongUsage) Unwrap() error { return e.error }

func usage(key string, args ...any) error { return wrongUsage{message.NewError(key, args...)} }

// exitCode is the one place where the kind of an error becomes a code.
func exitCode(err error) int {
	var told exit
	var wrong wrongUsage
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &told):
		return int(told)
	case errors.As(err, &wrong):
		return exitUsage
	}
	return exitFile
}

// flagError words the error of an option by the catalogue.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var needs *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		wrong := message.NewError("cmd.flag.unknown", "flag", dashed(unknown.GetSpecifiedName()))
		if near := nearOption(cmd, unknown.GetSpecifiedName()); near != "" {
			wrong = wrong.WithHint("cmd.flag.near", "near", near)
		}
		return wrongUsage{wrong}
	case errors.As(err, &needs):
		return usage("cmd.flag.value", "flag", dashed(needs.GetSpecifiedName()))
	case errors.As(err, &invalid) && errors.Is(err, errTwice):
		return usage("cmd.flag.twice", "flag", dashed(invalid.GetFlag().Name))
	case errors.As(err, &invalid):
		return usage("cmd.flag.invalid", "flag", dashed(invalid.GetFlag().Name), "value", invalid.GetValue())
	}
	return wrongUsage{err}
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + strings.TrimLeft(name, "-")
}
