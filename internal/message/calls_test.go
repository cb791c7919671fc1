package message

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Constructors of texts, and the position of the key among their arguments.
var constructors = map[string]int{"New": 0, "NewError": 0, "WithHint": 0, "Wrap": 1}

var argument = regexp.MustCompile(`\{([a-z][a-z0-9_]*)\}`)

// Every text that is made in the program has a key of the catalogue, as many values as names, and
// no name that its entry does not have: an argument can neither be dropped nor misspelt.
func TestCallSites(t *testing.T) {
	calls := 0
	require.NoError(t, filepath.WalkDir("../..", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" ||
			len(entry.Name()) > 2 && strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".."):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name, of := called(call)
			at, known := constructors[name]
			if !known || name != "WithHint" && of != "message" || len(call.Args) <= at {
				return true
			}
			calls++
			checkCall(t, set.Position(call.Pos()).String(), call, at)
			return true
		})
		return nil
	}))
	require.Greater(t, calls, 500)
}

func called(call *ast.CallExpr) (name, of string) {
	s, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", ""
	}
	if x, ok := s.X.(*ast.Ident); ok {
		of = x.Name
	}
	return s.Sel.Name, of
}

func checkCall(t *testing.T, place string, call *ast.CallExpr, at int) {
	args := call.Args[at+1:]
	if call.Ellipsis.IsValid() {
		return // made of a list; what makes the list is a call of its own
	}
	if len(args)%2 != 0 {
		t.Errorf("%s: a name without a value", place)
	}
	literal, ok := call.Args[at].(*ast.BasicLit)
	if !ok {
		return // a key that is put together; TestKeys… hold the families
	}
	key, _ := strconv.Unquote(literal.Value)
	patterns, ok := entries()[key]
	if !ok {
		t.Errorf("%s: no entry %s", place, key)
		return
	}
	wanted := map[string]bool{}
	for _, pattern := range patterns {
		for _, m := range argument.FindAllStringSubmatch(pattern, -1) {
			wanted[m[1]] = true
		}
	}
	given := map[string]bool{}
	for i := 0; i < len(args); i += 2 {
		if lit, ok := args[i].(*ast.BasicLit); ok {
			name, _ := strconv.Unquote(lit.Value)
			given[name] = true
		} else {
			return // names that are put together
		}
	}
	for name := range wanted {
		if !given[name] {
			t.Errorf("%s: %s needs {%s}", place, key, name)
		}
	}
	for name := range given {
		if !wanted[name] {
			t.Errorf("%s: %s has no {%s}", place, key, name)
		}
	}
}
