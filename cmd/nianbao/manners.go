package main

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/internal/message"
	"nianbao/internal/terminal"
	"nianbao/internal/textfile"
)

// The variables by which options are set once for all runs.
const (
	langVariable   = "NIANBAO_LANG"
	ledgerVariable = "NIANBAO_LEDGER"
	rosterVariable = "NIANBAO_ROSTER"
)

// fromEnvironment sets the options that a command line leaves out and the environment has. One
// that would contradict what was given is left alone: paths instead of a ledger, one agency
// instead of a roster.
func fromEnvironment(cmd *cobra.Command, args []string) error {
	f := cmd.Flags()
	set := func(flag, variable string) error {
		value, option := os.Getenv(variable), f.Lookup(flag)
		if value == "" || option == nil || option.Changed {
			return nil
		}
		return f.Set(flag, value)
	}
	if cmd.Name() != "template" && (len(args) == 0 || !slices.Contains(eitherOr, cmd.Name())) {
		if err := set("ledger", ledgerVariable); err != nil {
			return err
		}
	}
	if f.Changed("agency") || f.Changed("blank") || cmd.Name() == "total" && len(args) == 0 {
		return nil
	}
	return set("roster", rosterVariable)
}

// meant are options that people type, by command, and the one that does what they mean.
var meant = map[string]map[string]string{
	"check": {"output": "returns", "out": "returns", "return": "returns"},
	"template": {"out": "output", "name": "agency", "file": "roster", "list": "roster", "to": "output",
		"returns": "output"},
	"export":  {"format": "to", "out": "output", "form": "to", "returns": "output"},
	"import":  {"to": "output", "out": "output", "name": "agency"},
	"collect": {"output": "returns", "out": "returns", "db": "ledger", "date": "received"},
	"status":  {"to": "format", "out": "output", "db": "ledger", "returns": "remind"},
	"total":   {"format": "to", "out": "output", "name": "agency", "db": "ledger"},
}

// longOf are the long names of short options that a command may not have.
var longOf = map[string]string{"o": "output", "f": "format", "y": "year", "a": "agency", "r": "roster",
	"l": "ledger", "t": "to"}

// nearOption returns the option of a command that an unknown one is meant for or likest to, "" for none.
func nearOption(cmd *cobra.Command, name string) string {
	name = strings.TrimLeft(name, "-")
	if long, ok := longOf[name]; ok {
		name = long
	}
	if to, ok := meant[cmd.Name()][name]; ok && cmd.Flags().Lookup(to) != nil {
		return shown(cmd.Flags().Lookup(to))
	}
	if f := cmd.Flags().Lookup(name); f != nil {
		return shown(f)
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := textfile.Near(name, names); near != "" && len(name) > 1 {
		return shown(cmd.Flags().Lookup(near))
	}
	return ""
}

func shown(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand
	}
	return "--" + f.Name
}

// formWords are words people have for the printed forms.
var formWords = map[string]string{"txt": "text", "word": "docx", "doc": "docx", "htm": "html", "web": "html",
	"网页": "html",
	"文本": "text", "版式": "ofd", "版式文件": "ofd", "开放数据": "json", "宽表": formWide}

// nearForms are what is near to forms that are not printed.
var nearForms = map[string]string{"excel": formWide, "xlsx": formWide, "xls": formWide, "et": formWide,
	"表格": formWide, "markdown": "text", "md": "text",
	"wps": "docx", "rtf": "docx", "jpg": "pdf", "png": "pdf", "图片": "pdf", "xml": "json"}

// formOf returns the one of a command's forms that a word means; of one it does not have the nearest is offered.
func formOf(word string, forms []string) (string, error) {
	form := strings.ToLower(strings.TrimSpace(word))
	if known, ok := formWords[form]; ok {
		form = known
	}
	if form == "" || slices.Contains(forms, form) {
		return form, nil
	}
	near := nearForms[form]
	if near == formWide && !slices.Contains(forms, near) {
		near = "csv"
	}
	if near == "" {
		near = textfile.Near(form, forms)
	}
	if near == "" {
		return "", oneOf("to", word, forms...)
	}
	return "", wrongUsage{message.NewError("cmd.flag.oneof", "flag", "--to", "value", word,
		"known", strings.Join(forms, " | ")).
		WithHint("cmd.flag.to.near", "near", near)}
}

// verdicts are the keys of the last line of a run, by exit code.
var verdicts = map[int]string{exitOK: "cmd.verdict.ok", exitFindings: "cmd.verdict.findings",
	exitUsage: "cmd.verdict.usage", exitFile: "cmd.verdict.file", exitInterrupted: "cmd.verdict.interrupted"}

// answers are commands that only answer a question, and the desk, which runs until it is ended:
// what goes well there needs no verdict.
var answers = []string{"nianbao", "rules", "editions", "version", "man", "help", "completion", "desk",
	"serve", "exit-codes",
	"roster", "environment"}

// tellVerdict ends a run with its verdict, beside the answer. One that went well is confirmed where
// a person reads the answer, not a program.
func tellVerdict(t *terminal.Terminal, cmd *cobra.Command, code int) {
	if code == exitOK && (onlyAnswers(cmd) || forPrograms(cmd)) {
		return
	}
	if key, ok := verdicts[code]; ok {
		t.Note(message.New(key))
	}
}

func onlyAnswers(cmd *cobra.Command) bool {
	if help := cmd.Flags().Lookup("help"); help != nil && help.Changed || cmd.RunE == nil {
		return true
	}
	for cmd.HasParent() && cmd.Parent().HasParent() {
		cmd = cmd.Parent()
	}
	return slices.Contains(answers, cmd.Name())
}

// forPrograms reports whether a command was asked for a form that programs read.
func forPrograms(cmd *cobra.Command) bool {
	format := cmd.Flags().Lookup("format")
	return format != nil && format.Value.String() != "text"
}

// newTopic makes a page of help that is no command; more is what only the page itself needs.
func newTopic(t *terminal.Terminal, name string, more func() string) *cobra.Command {
	cmd := describe(t, &cobra.Command{Use: name}, "topic."+name)
	cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		if more != nil {
			cmd.Long += "\n" + more()
		}
		cmd.Println(cmd.Long)
	})
	return cmd
}
