package cone

import (
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// parse reads relations such as "a = b + 2c; a >= -d".
func parse(text string) []Relation {
	var relations []Relation
	for _, part := range strings.Split(text, ";") {
		r := Relation{Of: map[string]int64{}}
		sign := int64(1)
		for _, word := range strings.Fields(part) {
			switch word {
			case "=", ">=":
				sign, r.AtLeast = -1, word == ">="
			case "+":
			default:
				n := sign
				if rest, minus := strings.CutPrefix(word, "-"); minus {
					n, word = -n, rest
				}
				if name := strings.TrimLeft(word, "0123456789"); name != word {
					factor, _ := strconv.ParseInt(strings.TrimSuffix(word, name), 10, 64)
					n, word = n*factor, name
				}
				r.Of[word] += n
			}
		}
		relations = append(relations, r)
	}
	return relations
}

// Variables that begin with z may be negative.
func free(name string) bool { return strings.HasPrefix(name, "z") }

func TestZero(t *testing.T) {
	for _, c := range []struct {
		name, system, zero string
		core               []int // of the first variable that is zero
	}{
		{"a sum", "a = b + c", "", nil},
		{"a sum of nothing", "b = -c", "b c", []int{0}},
		{"two sums of one total", "a = b + c + d; a = b + c", "d", []int{0, 1}},
		{"a part above its total", "a = b + c; b >= a + d", "c d", []int{0, 1}},
		{"a circle of three", "a >= b + d; b >= c; c >= a", "d", []int{0, 1, 2}},
		{"a circle of four, one an equality", "a = b + e; b >= c; c >= d; d >= a", "e", []int{0, 1, 2, 3}},
		{"a free variable takes what is left", "a = b + z; a = b + c", "", nil},
		{"a free variable in both", "a = b + z; a = b + c + z", "c", []int{0, 1}},
		{"free variables alone", "z1 = 2z2", "", nil},
		{"factors", "2a = 3b; 3b >= 2a + c", "c", []int{0, 1}},
		{"one that follows is spared", "a = b + c; 2a = 2b + 2c; a = b", "c", []int{0, 2}},
		{"what the long ones prove the short ones do",
			"a = b + c + d + e; a + f = b + c + d + f; a = g + e; g = a", "e", []int{2, 3}},
		{"all of it cancels", "a = a", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := New(parse(c.system), free)
			zero := s.Zero()
			assert.Equal(t, c.zero, strings.Join(zero, " "))
			if len(zero) > 0 {
				assert.Equal(t, c.core, s.Core(zero[0]))
			}
			assert.Nil(t, s.Proof("nobody"))
			assert.Nil(t, s.Core("z"))
			if c.zero == "" {
				assert.Nil(t, s.Cause())
			}
		})
	}
}

// One or two relations that force zero are found wherever they are, and however many others prove
// the same.
func TestCause(t *testing.T) {
	for system, want := range map[string][]int{
		"a >= b + d; b >= c; c >= a; x = x + y":               {3},
		"a >= b + d; b >= c; c >= a; y >= x; x >= y + w":      {3, 4},
		"x >= y + w; a >= b + d; b >= c; c >= a":              {1, 2, 3},
		"a >= b; b >= c; c >= d; d >= a + e; a = b + f":       {0, 1, 2, 3},
		"a = b + c; b = d + e; a >= d; c = f + g; a + z >= b": nil,
	} {
		assert.Equal(t, want, New(parse(system), free).Cause(), system)
	}
}

// Random systems: the simplex method agrees with Fourier-Motzkin elimination (exact too, but
// exponential), every proof holds, and no relation of a core can be spared.
func TestZeroIsRight(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 1))
	names := []string{"a", "b", "c", "z"}
	zeros := 0
	for range 1000 {
		var relations []Relation
		for range 1 + dice.IntN(4) {
			r := Relation{Of: map[string]int64{}, AtLeast: dice.IntN(2) == 0}
			for _, name := range names {
				if n := int64(dice.IntN(7) - 3); n != 0 && dice.IntN(3) > 0 {
					r.Of[name] = n
				}
			}
			relations = append(relations, r)
		}
		s := New(relations, free)
		zero := s.Zero()
		for _, name := range s.variables {
			if free(name) {
				continue
			}
			said := slices.Contains(zero, name)
			require.Equal(t, !possible(relations, name), said, "%s in %v", name, relations)
			if !said {
				require.Nil(t, s.Proof(name))
				continue
			}
			zeros++
			proves(t, relations, name, s.Proof(name))
			core := s.Core(name)
			require.True(t, slices.IsSorted(core))
			require.NotNil(t, s.of(core).Proof(name))
			for i := range core {
				require.Nil(t, s.of(slices.Delete(slices.Clone(core), i, i+1)).Proof(name), "%s in %v", name, relations)
			}
		}
	}
	assert.Greater(t, zeros, 300)
}

// proves adds the relations times their factors up.
func proves(t *testing.T, relations []Relation, name string, factors map[int]*big.Rat) {
	sum := map[string]*big.Rat{}
	for i, factor := range factors {
		require.True(t, !relations[i].AtLeast || factor.Sign() > 0)
		for v, n := range relations[i].Of {
			if sum[v] == nil {
				sum[v] = new(big.Rat)
			}
			sum[v].Add(sum[v], new(big.Rat).Mul(factor, big.NewRat(n, 1)))
		}
	}
	for v, n := range sum {
		require.LessOrEqual(t, n.Sign(), 0, v)
		require.True(t, !free(v) || n.Sign() == 0, v)
	}
	require.NotNil(t, sum[name])
	require.LessOrEqual(t, sum[name].Cmp(big.NewRat(-1, 1)), 0)
}

// possible decides by elimination whether the relations have a solution with the variable at 1 or
// above; the constant of a row is its factor of "".
func possible(relations []Relation, name string) bool {
	rows := []map[string]*big.Rat{{name: big.NewRat(1, 1), "": big.NewRat(-1, 1)}}
	variables := map[string]bool{}
	for _, r := range relations {
		row, back := map[string]*big.Rat{}, map[string]*big.Rat{}
		for v, n := range r.Of {
			variables[v] = true
			row[v], back[v] = big.NewRat(n, 1), big.NewRat(-n, 1)
		}
		rows = append(rows, row)
		if !r.AtLeast {
			rows = append(rows, back)
		}
	}
	for v := range variables {
		if !free(v) {
			rows = append(rows, map[string]*big.Rat{v: big.NewRat(1, 1)})
		}
	}
	for _, v := range slices.Sorted(maps.Keys(variables)) {
		rows = eliminate(rows, v)
	}
	return !slices.ContainsFunc(rows, func(r map[string]*big.Rat) bool { return r[""] != nil && r[""].Sign() < 0 })
}

// eliminate combines every row that bounds a variable from below with every one from above.
func eliminate(rows []map[string]*big.Rat, v string) []map[string]*big.Rat {
	var kept, below, above []map[string]*big.Rat
	for _, r := range rows {
		switch n := r[v]; {
		case n == nil || n.Sign() == 0:
			kept = append(kept, r)
		case n.Sign() > 0:
			below = append(below, r)
		default:
			above = append(above, r)
		}
	}
	seen := map[string]bool{}
	for _, a := range below {
		for _, b := range above {
			sum := map[string]*big.Rat{}
			for _, part := range []struct{ row, by map[string]*big.Rat }{{a, b}, {b, a}} {
				factor := new(big.Rat).Abs(part.by[v])
				for name, n := range part.row {
					if sum[name] == nil {
						sum[name] = new(big.Rat)
					}
					sum[name].Add(sum[name], new(big.Rat).Mul(factor, n))
				}
			}
			if id := scaled(sum); !seen[id] {
				seen[id] = true
				kept = append(kept, sum)
			}
		}
	}
	return kept
}

// scaled writes a row divided by its first factor, so that equivalent rows are equal.
func scaled(row map[string]*big.Rat) string {
	var by *big.Rat
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(row)) {
		if n := row[name]; n.Sign() != 0 {
			if by == nil {
				by = new(big.Rat).Abs(n)
			}
			fmt.Fprintf(&b, "%s %s ", new(big.Rat).Quo(n, by).RatString(), name)
		}
	}
	return b.String()
}
