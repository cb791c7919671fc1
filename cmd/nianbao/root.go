package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// execute runs one command line and returns the exit code.
func execute(ctx context.Context, t *terminal.Terminal, args []string) int {
	if lang, ok := langOption(args); ok {
		t.Lang = lang
	}
	root, ran := newRoot(t)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err != nil && !*ran {
		err = unusable(err, root, args)
	}
	var told exit
	if err != nil && !errors.As(err, &told) {
		if errors.Is(err, context.Canceled) {
			t.Note(message.New("cmd.interrupted"))
		} else {
			t.Complain(err)
		}
	}
	return exitCode(err)
}

// newRoot builds the command tree. ran tells afterwards whether a command got as far as doing its work; before that,
// every error is one of usage.
func newRoot(t *terminal.Terminal) (root *cobra.Command, ran *bool) {
	ran = new(bool)
	root = describe(t, &cobra.Command{
		Use:           "nianbao",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
	}, "root")
	root.PersistentPreRun = func(*cobra.Command, []string) { *ran = true }
	root.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	var lang string
	root.PersistentFlags().StringVar(&lang, "lang", "", t.Say(message.New("cmd.flag.lang")))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.SetOut(t.Out)
	root.SetErr(t.Err)
	root.AddCommand(
		newTemplate(t, runTemplate),
		newCheck(t, runCheck),
		newExport(t, runExport),
		newImport(t, runImport),
		newCollect(t, runCollect),
		newStatus(t, runStatus),
		newRules(t),
		newEditions(t),
		newDemo(t, runDemo),
		newVersion(t, runVersion),
	)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	translate(t, root)
	return root, ran
}

// langOption finds --lang before the command line is parsed, because help and errors of parsing are said in it too.
func langOption(args []string) (message.Lang, bool) {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok {
			switch {
			case strings.HasPrefix(value, "en"):
				return message.English, true
			case strings.HasPrefix(value, "zh"):
				return message.Chinese, true
			}
		}
	}
	return "", false
}

// unusable says why a command line was not run. What cobra says of commands and arguments it says in English only.
func unusable(err error, root *cobra.Command, args []string) error {
	var wrong wrongUsage
	if errors.As(err, &wrong) {
		return err
	}
	cmd, rest, _ := root.Find(args)
	if cmd == nil || cmd == root {
		for _, arg := range args {
			if !strings.HasPrefix(arg, "-") {
				return wrongUsage{message.Errorf("cmd.unknown", "command", arg).
					WithHint("cmd.unknown.hint", "near", root.SuggestionsFor(arg))}
			}
		}
		return wrongUsage{err}
	}
	_ = rest
	return wrongUsage{message.Errorf("cmd.args", "command", cmd.CommandPath()).
		WithHint("cmd.args.hint", "usage", cmd.UseLine())}
}
