package message

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "nianbao/"

// tree is the program's code without its tests, with names resolved inside each package: what a
// name of another package means is known by the path of its import alone.
type tree struct {
	set      *token.FileSet
	packages []*pkg
	makers   map[string]maker // by path and name, see nameOf
}

type pkg struct {
	path   string
	files  []*ast.File
	info   *types.Info
	values map[types.Object][]string // the strings a variable is set to, with * for what is not written out
}

// newTree reads the tree.
func newTree(t *testing.T) *tree {
	read := &tree{set: token.NewFileSet(), makers: map[string]maker{}}
	byFolder := map[string]*pkg{}
	require.NoError(t, filepath.WalkDir("../..", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" ||
			len(entry.Name()) > 2 && strings.HasPrefix(entry.Name(), ".")):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(read.set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder := path.Dir(filepath.ToSlash(file))
		p := byFolder[folder]
		if p == nil {
			p = &pkg{path: module + strings.TrimPrefix(folder, "../../"), values: map[types.Object][]string{}}
			byFolder[folder] = p
			read.packages = append(read.packages, p)
		}
		p.files = append(p.files, parsed)
		return nil
	}))
	for _, p := range read.packages {
		p.resolve(read.set)
	}
	return read
}

// outside gives every import an empty package: its path is all that is asked for.
type outside struct{}

func (outside) Import(name string) (*types.Package, error) {
	p := types.NewPackage(name, path.Base(name))
	p.MarkComplete()
	return p, nil
}

func (p *pkg) resolve(set *token.FileSet) {
	p.info = &types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}}
	// What other packages hold is unknown here.
	config := types.Config{Importer: outside{}, Error: func(error) {}}
	_, _ = config.Check(p.path, set, p.files, p.info)
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					p.set(left, valueAt(n.Rhs, i, len(n.Lhs)), n.Tok == token.ADD_ASSIGN)
				}
			case *ast.ValueSpec:
				for i, name := range n.Names {
					p.set(name, valueAt(n.Values, i, len(n.Names)), false)
				}
			case *ast.FuncType:
				for _, field := range n.Params.List {
					for _, name := range field.Names {
						p.set(name, nil, false)
					}
				}
			case *ast.RangeStmt:
				p.set(n.Key, nil, false)
				p.set(n.Value, nil, false)
			}
			return true
		})
	}
}

func valueAt(values []ast.Expr, i, of int) ast.Expr {
	if len(values) == of {
		return values[i]
	}
	return nil
}

// set enters what a variable is set to, or what is appended to it.
func (p *pkg) set(name, value ast.Expr, appended bool) {
	ident, ok := name.(*ast.Ident)
	if !ok {
		return
	}
	object := p.info.ObjectOf(ident)
	if object == nil {
		return
	}
	key, known := literal(value)
	switch {
	case !known:
		p.values[object] = append(p.values[object], "*")
	case appended:
		if all := p.values[object]; len(all) > 0 {
			p.values[object] = append(all, all[0]+key)
		}
	case key != "":
		p.values[object] = append(p.values[object], key)
	}
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}
