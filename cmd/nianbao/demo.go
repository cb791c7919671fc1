package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"nianbao/internal/answer"
	"nianbao/internal/demo"
	"nianbao/internal/harmless"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// demoFolder is where the demonstration plays, below the current folder.
const demoFolder = "nianbao-demo"

type demoOptions struct {
	term *terminal.Terminal

	folder string
	out    *output.Run
}

func newDemo(t *terminal.Terminal, run func(context.Context, *demoOptions) error) *cobra.Command {
	o := &demoOptions{term: t, folder: demoFolder, out: &output.Run{Force: true}}
	return describe(t, &cobra.Command{
		Use:  "demo",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd.Context(), o) },
	}, "demo")
}

// runDemo plays a small season by the same commands a user would give, saying each before it is run.
func runDemo(ctx context.Context, o *demoOptions) error {
	edition, err := templates.ForYear(demo.Year())
	if err != nil {
		return err
	}
	year := strconv.Itoa(demo.Year())
	roster, sent, received := o.in("roster.csv"), o.in("1-templates"), o.in("2-received")
	returned, printed, drafts := o.in("3-returned"), o.in("4-printed"), o.in("5-drafts")
	if err := o.out.Folder(o.folder); err != nil {
		return err
	}
	o.say("roster", "file", roster, "count", len(demo.Roster()))
	if err := o.out.File(roster, writeRoster); err != nil {
		return err
	}
	if err := o.command(ctx, "template", "--year", year, "--roster", roster, "-o", sent, "--force"); err != nil {
		return err
	}
	o.say("templates", "folder", sent)
	if err := o.fill(edition, received); err != nil {
		return err
	}
	o.say("filled", "folder", received)
	wrong := filepath.Join(received, output.Name(demo.Wrong())+".xlsx")
	for _, args := range [][]string{
		{"check", received, "--returns", returned, "--force"},
		{"export", received, "--to", "pdf,text", "-o", printed, "--force"},
		{"export", wrong, "--to", "pdf", "-o", drafts, "--draft", "--force"},
	} {
		if err := o.command(ctx, args...); err != nil {
			return err
		}
	}
	o.say("done", "returned", returned, "printed", printed, "drafts", drafts, "sent", sent)
	return nil
}

func (o *demoOptions) in(name string) string { return filepath.Join(o.folder, name) }

func (o *demoOptions) say(step string, args ...any) {
	fmt.Fprintf(o.term.Out, "\n%s\n",
		o.term.Painted(answer.Bold, o.term.Say(message.New("demo."+step, args...))))
}

// command runs one command line as a user would; that something is to be corrected is part of the play.
func (o *demoOptions) command(ctx context.Context, args ...string) error {
	shown := "nianbao"
	for _, a := range args {
		shown += " " + a
	}
	fmt.Fprintf(o.term.Out, "\n$ %s\n", shown)
	root, _ := newRoot(o.term)
	root.SetArgs(append(args, "--lang", string(o.term.Lang)))
	err := root.ExecuteContext(ctx)
	var told exit
	if errors.As(err, &told) && told == exitFindings {
		return nil
	}
	return err
}

// writeRoster writes the list as an office keeps one: a title, numbers, its own heads, a remark, a total.
func writeRoster(w io.Writer) error {
	agencies := demo.Roster()
	records := [][]string{{"示例市政府信息公开工作联络员通讯录"},
		{"序号", "单位名称", "统一社会信用代码", "类别", "主管部门", "联络员", "联系电话", "备注"}}
	for i, a := range agencies {
		records = append(records, []string{strconv.Itoa(i + 1), a.Name, a.Code, a.Level, a.Superior, a.Contact,
			a.Phone, ""})
	}
	records = append(records, []string{"合计", strconv.Itoa(len(agencies)) + "个单位"})
	return harmless.CSV(w, records)
}

func (o *demoOptions) fill(e *templates.Edition, folder string) error {
	reports, err := demo.Reports(e)
	if err != nil {
		return err
	}
	if err := o.out.Folder(folder); err != nil {
		return err
	}
	for _, r := range reports {
		path := filepath.Join(folder, output.Name(r.Agency)+".xlsx")
		if err := o.out.File(path, func(w io.Writer) error { return form.Fill(w, e, r) }); err != nil {
			return err
		}
	}
	return nil
}
