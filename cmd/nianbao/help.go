package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// describe gives a command its help from the catalogue: cmd.<name>.short, .long and .example.
func describe(t *terminal.Terminal, cmd *cobra.Command, name string) *cobra.Command {
	say := func(part string) string {
		key := "cmd." + name + "." + part
		if !message.Has(key) {
			return ""
		}
		return strings.TrimRight(t.Say(message.New(key)), "\n")
	}
	cmd.Short, cmd.Long, cmd.Example = say("short"), say("long"), say("example")
	if cmd.Long == "" {
		cmd.Long = cmd.Short
	}
	cmd.DisableFlagsInUseLine = true
	return cmd
}

// option describes a flag from the catalogue: cmd.<command>.<flag>, or cmd.flag.<flag> where commands share it.
func option(t *terminal.Terminal, command, flag string) string {
	key := "cmd." + command + "." + flag
	if !message.Has(key) {
		key = "cmd.flag." + flag
	}
	return t.Say(message.New(key))
}

// translate puts the words around commands and flags into the reader's language.
func translate(t *terminal.Terminal, root *cobra.Command) {
	say := func(key string) string { return t.Say(message.New("cmd.help." + key)) }
	root.SetUsageTemplate(say("usage") + `{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} ` + say("command") + `{{end}}
{{if .HasExample}}
` + say("examples") + `
{{.Example}}
{{end}}{{if .HasAvailableSubCommands}}
` + say("commands") + `{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
` + say("options") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
` + say("global") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}`)
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Short, cmd.Long = say("help"), say("help")
		case "completion":
			translateCompletion(t, cmd)
		}
	}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		cmd.InitDefaultHelpFlag()
		cmd.Flags().VisitAll(func(f *pflag.Flag) { translateFlag(t, f) })
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root)
}

// translateCompletion describes what cobra brings along for shells; how a script is loaded is the same in any language.
func translateCompletion(t *terminal.Terminal, completion *cobra.Command) {
	describe(t, completion, "completion")
	for _, shell := range completion.Commands() {
		shell.Short = t.Say(message.New("cmd.completion.shell", "shell", shell.Name()))
		shell.Long = shell.Short
		shell.Example = t.Say(message.New("cmd.completion." + shell.Name()))
		shell.DisableFlagsInUseLine = true
		if f := shell.Flags().Lookup("no-descriptions"); f != nil {
			f.Usage = t.Say(message.New("cmd.completion.plain"))
		}
	}
}

// translateFlag words a flag's default in the reader's language instead of the library's.
func translateFlag(t *terminal.Terminal, f *pflag.Flag) {
	switch {
	case f.Name == "help":
		f.Usage = t.Say(message.New("cmd.help.flag"))
	case f.Value.Type() == "string" && f.DefValue != "":
		f.Usage += t.Say(message.New("cmd.help.default", "value", f.DefValue))
		f.DefValue = ""
	case f.Value.Type() == "int" && f.DefValue != "0":
		f.Usage += t.Say(message.New("cmd.help.default", "value", f.DefValue))
		f.DefValue = "0" // which pflag does not show
	}
}
