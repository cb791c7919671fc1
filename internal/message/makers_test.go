package message

import (
	"go/ast"
	"go/types"
	"strconv"
)

// The makers of this package, by name.
var own = map[string]int{"New": 0, "NewError": 0, "WithHint": 0, "Wrap": 1}

// nameOf names what a call calls: a function or method of the package it is in, or path and
// name of another one's.
func (tree *tree) nameOf(p *pkg, call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return p.nameOfObject(p.info.Uses[f])
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			if imported, ok := p.info.Uses[x].(*types.PkgName); ok {
				return imported.Imported().Path() + "." + f.Sel.Name
			}
		}
		if f.Sel.Name == "WithHint" {
			return module + "internal/message.WithHint"
		}
		if s := p.info.Selections[f]; s != nil {
			return p.nameOfObject(s.Obj())
		}
	}
	return ""
}

func (p *pkg) nameOfObject(object types.Object) string {
	switch o := object.(type) {
	case *types.Func:
		if s, ok := o.Type().(*types.Signature); ok && s.Recv() != nil {
			return p.path + "." + s.Recv().Type().String() + "." + o.Name()
		}
		return p.path + "." + o.Name()
	case *types.Var: // a function literal in a variable
		return p.path + "@" + o.Name() + strconv.Itoa(int(o.Pos()))
	}
	return ""
}

func (tree *tree) makerOf(p *pkg, call *ast.CallExpr) (maker, bool) {
	m, ok := tree.makers[tree.nameOf(p, call)]
	return m, ok
}

// findMakers finds, from the makers of this package on, every function that hands a key and its
// arguments to one.
func (tree *tree) findMakers() {
	for name, at := range own {
		tree.makers[module+"internal/message."+name] = maker{key: at, args: at + 1, forms: []form{{}}}
	}
	for found := -1; found != len(tree.makers); {
		found = len(tree.makers)
		for _, p := range tree.packages {
			for _, file := range p.files {
				ast.Inspect(file, func(n ast.Node) bool {
					tree.learn(p, n)
					return true
				})
			}
		}
	}
}

// learn enters a function that passes on its last parameter, a list of arguments.
func (tree *tree) learn(p *pkg, n ast.Node) {
	var name string
	var signature *ast.FuncType
	var body *ast.BlockStmt
	switch n := n.(type) {
	case *ast.FuncDecl:
		name, signature, body = p.nameOfObject(p.info.Defs[n.Name]), n.Type, n.Body
	case *ast.AssignStmt:
		literal, ok := n.Rhs[0].(*ast.FuncLit)
		ident, named := n.Lhs[0].(*ast.Ident)
		if !ok || !named {
			return
		}
		name, signature, body = p.nameOfObject(p.info.Defs[ident]), literal.Type, literal.Body
	}
	if name == "" || body == nil || name == module+"internal/message.New" {
		return
	}
	if _, known := tree.makers[name]; known {
		return
	}
	params := parameters(p, signature)
	if m := tree.passed(p, params, body); len(m.forms) > 0 {
		tree.makers[name] = m
	}
}

func parameters(p *pkg, signature *ast.FuncType) (all []types.Object) {
	for _, field := range signature.Params.List {
		for _, name := range field.Names {
			all = append(all, p.info.Defs[name])
		}
	}
	return all
}

// passed is what a function's body makes of its parameters: the calls of makers that spread its
// last parameter.
func (tree *tree) passed(p *pkg, params []types.Object, body *ast.BlockStmt) (made maker) {
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || !call.Ellipsis.IsValid() || len(params) < 2 {
			return true
		}
		m, ok := tree.makerOf(p, call)
		if !ok {
			return true
		}
		adds, spread := p.spread(call.Args[len(call.Args)-1], params[len(params)-1])
		if !spread {
			return true
		}
		for i := len(params) - 2; i >= 0; i-- {
			before, after, ok := p.around(call.Args[m.key], params[i])
			if !ok {
				continue
			}
			made.key, made.args = i, len(params)-1
			made.adds = append(append(made.adds, m.adds...), adds...)
			for _, f := range m.forms {
				made.forms = append(made.forms, form{f.before + before, after + f.after})
			}
			break
		}
		return true
	})
	return made
}

// spread reports whether a list is the parameter, or append of it and of arguments written out,
// and names those.
func (p *pkg) spread(list ast.Expr, param types.Object) (adds []string, ok bool) {
	switch e := list.(type) {
	case *ast.Ident:
		return nil, p.info.Uses[e] == param
	case *ast.CallExpr:
		for i, arg := range e.Args {
			if name, is := literal(arg); is && i%2 == 1 {
				adds = append(adds, name)
			}
			if c, is := arg.(*ast.CompositeLit); is {
				for j := 0; j < len(c.Elts); j += 2 {
					name, _ := literal(c.Elts[j])
					adds = append(adds, name)
				}
			}
			if _, is := p.spread(arg, param); is {
				ok = true
			}
		}
	}
	return adds, ok
}

// around is what is before and after the parameter in a key that is put together.
func (p *pkg) around(key ast.Expr, param types.Object) (before, after string, ok bool) {
	switch e := key.(type) {
	case *ast.Ident:
		return "", "", p.info.Uses[e] == param
	case *ast.BinaryExpr:
		if before, after, ok = p.around(e.X, param); ok {
			return before, after + constant(e.Y), true
		}
		if before, after, ok = p.around(e.Y, param); ok {
			return constant(e.X) + before, after, true
		}
	}
	return "", "", false
}

func constant(e ast.Expr) string {
	if b, ok := e.(*ast.BinaryExpr); ok {
		return constant(b.X) + constant(b.Y)
	}
	if s, ok := literal(e); ok {
		return s
	}
	return "*"
}
