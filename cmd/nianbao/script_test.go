package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The stories under testdata/script run the command as its users do: each has the reason of every block above it.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nianbao": main})
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "zh_CN.UTF-8")
			env.Setenv("SOURCE_DATE_EPOCH", "1767225600")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"completes": completes,
			"writes":    writes, "retypes": retypes,
			"relabels": relabels,
			"explains": explains,
			"holds":    holds,
			"shows":    shows,

			"posts":      posts,
			"mailserver": mailserver(t),
			"unpacks":    unpacks,
		},
	})
}
