package message

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template/parse"

	"github.com/stretchr/testify/require"
)

// TestPages holds the calls of Say in the desk's templates to the catalogue, as TestCallSites does
// with Go code.
func TestPages(t *testing.T) {
	calls := 0
	say := maker{args: 1, forms: []form{{}}}
	require.NoError(t, filepath.WalkDir("..", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && entry.Name() == "testdata" {
			return err
		}
		if entry.IsDir() || filepath.Ext(file) != ".html" ||
			!strings.Contains(filepath.ToSlash(file), "/page/") {
			return nil
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		tree := parse.New(file)
		tree.Mode = parse.SkipFuncCheck
		all := map[string]*parse.Tree{}
		if _, err := tree.Parse(string(source), "", "", all); err != nil {
			return err
		}
		for _, page := range all {
			walk(page.Root, func(c *parse.CommandNode) {
				if said(c) {
					calls++
					checkPage(t, file, say, c.Args[1:])
				}
			})
		}
		return nil
	}))
	require.Greater(t, calls, 40, "the calls are no longer found")
}

// said reports whether a command is .Say or $.Say.
func said(c *parse.CommandNode) bool {
	return strings.HasSuffix(c.Args[0].String(), ".Say")
}

func checkPage(t *testing.T, file string, say maker, args []parse.Node) {
	given := map[string]bool{}
	for i := 1; i < len(args); i += 2 {
		name, ok := args[i].(*parse.StringNode)
		require.True(t, ok && i+1 < len(args), "%s: %v", file, args)
		given[name.Text] = true
	}
	key, used := "*", map[string]bool{}
	if written, ok := args[0].(*parse.StringNode); ok {
		key = written.Text
	}
	for _, fault := range say.lacks(key, given, used) {
		t.Errorf("%s: %s", file, fault)
	}
	for name := range given {
		if !used[name] {
			t.Errorf("%s: %s has no {%s}", file, key, name)
		}
	}
}

// walk calls do for each command below a node.
func walk(n parse.Node, do func(*parse.CommandNode)) {
	branch := func(b *parse.BranchNode) {
		walk(b.Pipe, do)
		walk(b.List, do)
		if b.ElseList != nil {
			walk(b.ElseList, do)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, below := range n.Nodes {
			walk(below, do)
		}
	case *parse.ActionNode:
		walk(n.Pipe, do)
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			walk(c, do)
		}
	case *parse.CommandNode:
		do(n)
		for _, arg := range n.Args {
			walk(arg, do)
		}
	case *parse.TemplateNode:
		if n.Pipe != nil {
			walk(n.Pipe, do)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	}
}
