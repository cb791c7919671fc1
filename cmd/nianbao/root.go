package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/importing/source/pdf"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// execute runs one command line and returns the exit code.
func execute(ctx context.Context, t *terminal.Terminal, args []string) int {
	if lang, ok := language(os.Getenv(langVariable)); ok {
		t.Lang = lang
	}
	if lang, ok := langOption(args); ok {
		t.Lang = lang
	}
	pdf.OnCompiling(func() { t.Note(message.New("cmd.pdf.compiling")) })
	root, ran := newRoot(t)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if err != nil && !*ran {
		err = unusable(err, root, args)
	}
	if lost := t.Lost(); lost != nil && exitCode(err) <= exitFile {
		err = lost // of an answer that nobody got, nothing else is worth saying
	}
	var told exit
	if err != nil && !errors.As(err, &told) {
		if errors.Is(err, context.Canceled) {
			t.Note(message.New("cmd.interrupted"))
		} else {
			t.Complain(err)
		}
	}
	code := exitCode(err)
	tellVerdict(t, cmd, code)
	return code
}

// newRoot builds the command tree. ran reports afterwards whether a command got as far as doing
// its work; before that, every error is one of usage.
func newRoot(t *terminal.Terminal) (root *cobra.Command, ran *bool) {
	ran = new(bool)
	root = describe(t, &cobra.Command{
		Use:           "nianbao",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
	}, "root")
	var lang string
	root.PersistentPreRunE = func(cmd *cobra.Command, args []string) error {
		if zone := clock.Unknown(); zone != "" {
			return usage("cmd.zone", "zone", zone)
		}
		if err := fromEnvironment(cmd, args); err != nil {
			return err
		}
		if err := fromFolder(t, cmd, args); err != nil {
			return err
		}
		if err := concealed(cmd, args); err != nil {
			return err
		}
		if _, ok := language(lang); lang != "" && !ok {
			return oneOf("lang", lang, string(message.Chinese), string(message.English))
		}
		cmd.SetContext(ledger.WithNotice(cmd.Context(), t.Note))
		*ran = true
		return inbox.Ordinary(given(cmd, args)...)
	}
	root.RunE = func(*cobra.Command, []string) error {
		t.Println(message.New("cmd.first", "year", clock.Now().Year()-1+seasonShift(clock.Now())))
		return nil
	}
	root.SuggestionsMinimumDistance = 2
	root.PersistentFlags().StringVar(&lang, "lang", "", t.Say(message.New("cmd.flag.lang")))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	root.SetOut(t.Out)
	root.SetErr(t.Err)
	root.AddCommand(
		newTemplate(t, runTemplate),
		newCheck(t, runCheck),
		newExport(t, runExport),
		newImport(t, runImport),
		newCollect(t, runCollect),
		newStatus(t, runStatus),
		newTotal(t, runTotal),
		newCompare(t, runCompare),
		newHistory(t, runHistory),
		newLedger(t),
		newWork(t, runWork),
		newServe(t, runServe),
		newDesk(t),
		newRules(t),
		newEditions(t),
		newDemo(t, runDemo),
		newVersion(t, runVersion),
		newMan(t, runMan),
		newTopic(t, "exit-codes", nil),
		newTopic(t, "roster", func() string { return levelHelp(t) }),
		newTopic(t, "environment", nil),
	)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	translate(t, root)
	giveOnce(root)
	return root, ran
}

// seasonShift is 1 late in a year, when templates of that year are made ready, and 0 before.
func seasonShift(now time.Time) int {
	if now.Month() >= time.October {
		return 1
	}
	return 0
}

// given are the arguments and the values of options, any of which may be a path.
func given(cmd *cobra.Command, args []string) []string {
	all := slices.Clone(args)
	cmd.Flags().Visit(func(f *pflag.Flag) { all = append(all, f.Value.String()) })
	return all
}

// langOption finds --lang before the command line is parsed, because it also applies to help and
// parse errors.
func langOption(args []string) (message.Lang, bool) {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok {
			return language(value)
		}
	}
	return "", false
}

// language returns the language of a name, be it of a language or of a locale.
func language(name string) (message.Lang, bool) {
	switch {
	case strings.HasPrefix(name, "en"):
		return message.English, true
	case strings.HasPrefix(name, "zh"):
		return message.Chinese, true
	}
	return "", false
}

// unusable explains why a command line was not run. cobra's own messages about commands and
// arguments are in English only.
func unusable(err error, root *cobra.Command, args []string) error {
	var wrong wrongUsage
	if errors.As(err, &wrong) {
		return err
	}
	cmd, _, _ := root.Find(args)
	if cmd == nil || cmd == root {
		if words := root.Flags().Args(); len(words) > 0 {
			return wrongUsage{unknown(root, words[0])}
		}
		return wrongUsage{err}
	}
	return wrongUsage{message.NewError("cmd.args", "command", cmd.CommandPath()).
		WithHint("cmd.args.hint", "usage", cmd.UseLine())}
}

// unknown is the error of an unknown command, with the likely one.
func unknown(root *cobra.Command, name string) error {
	err := message.NewError("cmd.unknown", "command", name)
	if near := root.SuggestionsFor(name); len(near) > 0 {
		return err.WithHint("cmd.unknown.near", "near", near)
	}
	return err.WithHint("cmd.unknown.hint")
}
