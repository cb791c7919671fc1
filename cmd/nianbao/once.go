package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// once is the value of an option that may be given one time: of two values the library keeps the
// last, and the first would be lost in silence.
type once struct {
	pflag.Value
	given bool
}

var errTwice = errors.New("the option is given twice")

// Set takes the first value and refuses a second.
func (o *once) Set(value string) error {
	if o.given {
		return errTwice
	}
	o.given = true
	return o.Value.Set(value)
}

// repeatable are the kinds of options that keep all their values, or have none.
var repeatable = []string{"bool", "stringArray", "stringSlice"}

// giveOnce makes the options of a command and of those below it refuse a second value.
func giveOnce(cmd *cobra.Command) {
	for _, options := range []*pflag.FlagSet{cmd.LocalNonPersistentFlags(), cmd.PersistentFlags()} {
		options.VisitAll(func(f *pflag.Flag) {
			if _, done := f.Value.(*once); !done && !slices.Contains(repeatable, f.Value.Type()) {
				f.Value = &once{Value: f.Value}
			}
		})
	}
	for _, below := range cmd.Commands() {
		giveOnce(below)
	}
}
