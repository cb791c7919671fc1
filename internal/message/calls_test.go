package message

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var argument = regexp.MustCompile(`\{([a-z][a-z0-9_]*)\}`)

// TestCallSites is the vet of this package: every text that is made in the program has a key of the
// catalogue, as many values as names, and no name that its entry does not have, so that an argument
// can neither be dropped nor misspelt. Functions that pass a key and arguments on are held to the
// same at their own call sites, the pages' templates too.
func TestCallSites(t *testing.T) {
	tree := newTree(t)
	tree.findMakers()
	calls := 0
	for _, p := range tree.packages {
		for _, file := range p.files {
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				if m, ok := tree.makerOf(p, call); ok && len(call.Args) >= m.args {
					calls++
					for _, fault := range m.faults(tree, p, call) {
						t.Errorf("%s: %s", tree.set.Position(call.Pos()), fault)
					}
				}
				return true
			})
		}
	}
	require.Greater(t, calls, 1000, "the calls are no longer found")
	require.Greater(t, len(tree.makers), 15, "functions that pass a key on are no longer found")
}

// maker is a function that makes a text of a key and of arguments that alternate names and values.
type maker struct {
	key   int      // position of the key
	args  int      // position of the first argument
	forms []form   // the keys it makes of the one given; the first must be in the catalogue
	adds  []string // names of arguments it adds
}

// form is what a maker does to a key: * is for what only a run can know.
type form struct{ before, after string }

// faults is what is wrong with a call of the maker.
func (m maker) faults(tree *tree, p *pkg, call *ast.CallExpr) (list []string) {
	if call.Ellipsis.IsValid() {
		return nil // a maker itself, or a list put together in place; its call sites are checked
	}
	args := call.Args[m.args:]
	if len(args)%2 != 0 {
		return []string{"a name without a value"}
	}
	given := map[string]bool{}
	for i := 0; i < len(args); i += 2 {
		name, ok := literal(args[i])
		if !ok {
			return []string{"the name of an argument is not written out"}
		}
		given[name] = true
	}
	used := map[string]bool{}
	for _, key := range tree.keys(p, call.Args[m.key]) {
		list = append(list, m.lacks(key, given, used)...)
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !used[name] {
			list = append(list, fmt.Sprintf("no entry has {%s}", name))
		}
	}
	return list
}

// lacks compares the names given with those that the entries need which a key may mean, and
// marks the names they use. Of several entries one must do with what is given.
func (m maker) lacks(key string, given, used map[string]bool) (list []string) {
	fits := false
	for i, form := range m.forms {
		pattern := form.before + key + form.after
		entries := matching(pattern)
		if i == 0 && len(entries) == 0 {
			return []string{"no entry " + pattern}
		}
		for _, entry := range entries {
			var lacking []string
			for _, name := range placeholders(entry) {
				used[name] = true
				if !given[name] && !slices.Contains(m.adds, name) {
					lacking = append(lacking, name)
				}
			}
			if entry == pattern && len(lacking) > 0 {
				list = append(list, fmt.Sprintf("%s needs %v", entry, lacking))
			}
			fits = fits || len(lacking) == 0
		}
	}
	if !fits && len(list) == 0 {
		list = append(list, "no entry "+key+" does with what is given")
	}
	return list
}

// matching are the keys of the catalogue that a pattern matches; * is any run of characters.
func matching(pattern string) (keys []string) {
	if !strings.Contains(pattern, "*") {
		if Has(pattern) {
			return []string{pattern}
		}
		return nil
	}
	parts := strings.Split(pattern, "*")
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	whole := regexp.MustCompile("^" + strings.Join(parts, ".+") + "$")
	for key := range entries() {
		if whole.MatchString(key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// placeholders are the names of an entry's arguments, in either language and in its words for an
// agency.
func placeholders(key string) (names []string) {
	for _, k := range []string{key, key + ofAgency} {
		for _, pattern := range entries()[k] {
			for _, m := range argument.FindAllStringSubmatch(pattern, -1) {
				if !slices.Contains(names, m[1]) {
					names = append(names, m[1])
				}
			}
		}
	}
	return names
}

func TestMatching(t *testing.T) {
	require.Equal(t, []string{"roster.noname"}, matching("roster.noname"))
	require.Empty(t, matching("roster.nonesuch"))
	require.Contains(t, matching("result.class.*"), "result.class.must")
	require.NotContains(t, matching("result.class.*"), "result.class.")
}

// keys are the keys an expression may mean. A variable means the strings it is set to in
// the file; what is put together has a * for each part that only a run can know.
func (tree *tree) keys(p *pkg, e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.BasicLit:
		key, _ := literal(e)
		return []string{key}
	case *ast.ParenExpr:
		return tree.keys(p, e.X)
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return []string{"*"}
		}
		var all []string
		for _, left := range tree.keys(p, e.X) {
			for _, right := range tree.keys(p, e.Y) {
				all = append(all, left+right)
			}
		}
		return all
	case *ast.Ident:
		if set := p.values[p.info.ObjectOf(e)]; len(set) > 0 {
			return set
		}
	}
	return []string{"*"}
}
