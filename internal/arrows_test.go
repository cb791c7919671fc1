package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// layers are all rooms, the leaves first. A room imports rooms of layers before its own; within a
// layer only what beside allows. A room that is new, renamed or gone fails the test until it is
// entered here.
var layers = [][]string{
	{"clock", "inbox/eml", "companion/specimen", "check/cone", "desk/visit", "check/prose/numeral", "check/prose/judge", "measure/weigh",
		"document/typeset", "document/packer", "fileid", "harmless", "memo", "licences",
		"outside", "packed", "parallel", "simplified", "textfile",
		"wordlist", "xlsx"},
	{"message", "ownfolder", "outside/cluster"},
	{"yamlfile", "answer"},
	{"templates", "terminal"},
	{"identity", "level", "report", "finding"},
	{"jsonform", "lastyear", "check/prose/dates", "xlsx/book", "xlsx/specimen", "demo", "document"},
	{"importing/source/pdf/layout", "document/sample", "xlsx/pack"},
	{"importing/source/pdf/engine", "importing/source/pdf/fitting", "importing/source", "xlsx/form", "xlsx/sheet", "xlsx/sound",
		"document/docx", "document/html",
		"document/opendata", "document/site", "document/faces", "document/text", "check/rule", "output"},
	{"importing/source/pdf", "importing/match", "xlsx/read", "xlsx/wide", "xlsx/tidy", "document/pages", "check/repair",
		"check/prose/quantity"},
	{"importing/opendata"},
	{"importing", "document/pdf", "document/ofd", "document/pages/specimen", "xlsx/mark", "check/prose/lexicon", "check/prose/copied"},
	{"companion"},
	{"inbox", "companion/issue", "check/prose/reading"},
	{"check/prose/lists", "check/prose/claims", "check/prose/period"},
	{"check/prose"},
	{"check"},
	{"measure/corpus"},
	{"measure", "measure/copies", "judging"},
	{"collection/roster", "result", "result/screen", "history"},
	{"history/written"},
	{"history/page", "history/workbook"},
	{"collection/ledger", "collection/handout"},
	{"collection/status", "collection/taking", "collection/total", "collection/yearly"},
	{"collection/archive", "collection/score", "mail"},
	{"desk/link"},
	{"desk/web"},
	{"desk/session", "desk/verdict"},
	{"desk/season", "desk/handin"},
	{"desk/receipt"},
	{"desk/agency", "desk/officer", "desk/out", "desk/api"},
	{"desk"},
	{"desktest"},
	{"cmd/nianbao", "cmd/measure", "cmd/copies", "cmd/deskload"},
}

// beside are imports within a layer.
var beside = map[string][]string{
	"finding": {},
}

// never are imports that the layers would allow and the design does not: who → rooms it may not
// know. A star is any room below.
var never = map[string][]string{
	"document/*":         {"answer", "result/*", "judging", "output", "xlsx/*", "importing/*"},
	"importing/*":        {"document/*", "output", "check/*", "xlsx/*", "answer"},
	"xlsx/*":             {"document/*", "output", "check/*", "importing/*", "answer"},
	"check/*":            {"document/*", "output", "xlsx/*", "importing/*", "inbox", "answer", "result/*"},
	"inbox/*":            {"document/*", "output", "check/*", "answer"},
	"judging":            {"document/*", "output", "answer", "result/*", "collection/*"},
	"collection/*":       {"result/*"},
	"history":            {"answer", "document/*", "output", "result/*", "collection/*"},
	"collection/ledger":  {"answer", "check/*", "document/*", "xlsx/*", "output"},
	"collection/taking":  {"answer", "document/*"},
	"collection/roster":  {"answer", "document/*", "output"},
	"collection/handout": {"answer"},
	"result":             {"answer"},
	"desk/*":             {"answer", "result/screen", "xlsx/*", "importing/*", "check/prose/*"},
	"cmd/*":              {"desktest"},
	"cmd/nianbao":        {"check/prose/*", "check/repair", "measure"},
}

// alone are rooms that one room knows: only the command line speaks to the screen.
var alone = map[string]string{"terminal": "cmd/nianbao", "result/screen": "cmd/nianbao"}

// outsiders are modules that one room alone knows.
var outsiders = map[string][]string{
	"github.com/xuri/excelize/v2": {"xlsx/*", "measure"}, // measure damages workbooks with another writer than our own
	"github.com/spf13/cobra":      {"cmd/nianbao"},

	"github.com/emersion/go-message": {"inbox/eml"},
	"github.com/wneessen/go-mail":    {"mail"},
	"github.com/jackc/pgx/v5":        {"collection/ledger"},
}

func within(pattern, room string) bool {
	if base, ok := strings.CutSuffix(pattern, "/*"); ok {
		return room == base || strings.HasPrefix(room, base+"/")
	}
	return pattern == room
}

// rooms reads the tree: each room with what its code (tests aside) imports of the program and from outside.
func rooms(t *testing.T) map[string][]string {
	found := map[string][]string{}
	require.NoError(t, filepath.WalkDir("..", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" ||
			len(entry.Name()) > 2 && strings.HasPrefix(entry.Name(), ".")):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		room := nameOf(path.Dir(filepath.ToSlash(file)))
		found[room] = append(found[room], []string{}...)
		for _, i := range parsed.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			found[room] = append(found[room], name)
		}
		return nil
	}))
	return found
}

// nameOf is the room of a folder or import path.
func nameOf(p string) string {
	return strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(p, "../"), "nianbao/"), "internal/")
}

func TestArrows(t *testing.T) {
	layer := map[string]int{}
	for i, rooms := range layers {
		for _, room := range rooms {
			require.NotContains(t, layer, room, "listed twice")
			layer[room] = i
		}
	}
	found := rooms(t)
	for room := range layer {
		_, there := found[room]
		assert.True(t, there, "%s is listed and not there: renamed?", room)
	}
	for who, whom := range never {
		for _, p := range append(whom, who) {
			assert.True(t, slices.ContainsFunc(slices.Collect(maps.Keys(layer)), func(room string) bool {
				return within(p, room)
			}), "never speaks of %s, which is no room: renamed?", p)
		}
	}
	for room, imports := range found {
		t.Run(room, func(t *testing.T) {
			_, listed := layer[room]
			require.True(t, listed, "%s is not listed: enter it into layers", room)
			for _, name := range imports {
				if rooms, known := outsiders[name]; known {
					assert.True(t, slices.ContainsFunc(rooms, func(p string) bool {
						return within(p, room)
					}), "%s is not for %s", name, room)
				}
				if !strings.HasPrefix(name, "nianbao/") {
					continue
				}
				other := nameOf(name)
				assert.True(t, layer[other] < layer[room] ||
					slices.Contains(beside[room], other), "%s → %s goes up", room, other)
				if only, is := alone[other]; is {
					assert.Equal(t, only, room, "%s is not for %s", other, room)
				}
				for who, whom := range never {
					if within(who, room) && !within(who, other) {
						for _, p := range whom {
							assert.False(t, within(p, other), "%s must not know %s", room, other)
						}
					}
				}
			}
		})
	}
}
