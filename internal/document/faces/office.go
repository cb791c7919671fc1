package faces

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/message"
)

// face of an office: the names it goes by inside a font and the file names it usually has. The
// order is the order of preference.
type known struct {
	role  Role
	names []string // family, full or PostScript names, in lower case without spaces, - and _
	files []string // file names in lower case without extension
}

var office = []known{
	{Body,
		[]string{"fangsonggb2312", "仿宋gb2312"},
		[]string{"fangsong_gb2312", "仿宋_gb2312", "simfang_gb2312"}},
	{Body,
		[]string{"fangsong", "仿宋"},
		[]string{"simfang"}},
	{Body,
		[]string{"方正仿宋gbk", "方正仿宋简体", "fzfangsongz02s", "fzfskgbk10"},
		[]string{"fzfsjw", "fzfsk", "方正仿宋_gbk", "方正仿宋简体"}},
	{Title,
		[]string{"方正小标宋简体", "fzxbsjwgb10", "fzxiaobiaosongb05s"},
		[]string{"fzxbsjw", "方正小标宋简体"}},
	{Title,
		[]string{"方正小标宋gbk", "fzxbskgbk10", "fzxiaobiaosongb05"},
		[]string{"fzxbsk", "方正小标宋_gbk"}},
	{Hei,
		[]string{"simhei", "黑体"},
		[]string{"simhei"}},
	{Kai,
		[]string{"kaitigb2312", "楷体gb2312"},
		[]string{"kaiti_gb2312", "楷体_gb2312", "simkai_gb2312"}},
	{Kai,
		[]string{"kaiti", "楷体"},
		[]string{"simkai"}},
}

// Limits of the search: a folder of fonts is searched three folders deep, and no font of an office
// comes near this size. A folder given by hand may hold any fonts, but not a whole disk of them.
const (
	maxFontSize = 64 << 20
	maxDepth    = 3
	maxOpened   = 400
	maxEntries  = 50_000
)

// Load returns the embedded faces, overlaid by the office's own. dir names a folder with fonts, in
// which faces are recognised by the names inside them; "" names none. With system the font folders
// of the system are searched too, by file name, for roles dir does not fill; what is found there
// differs from machine to machine, so it is the caller's choice.
//
// A folder that cannot be read, or that holds no usable face, is an error: who names a folder means
// it to be used.
func Load(dir string, system bool) (*Set, error) {
	if dir == "" && !system {
		return Embedded(), nil // the same every time, so that what is kept of a set is used again
	}
	s := *Embedded()
	if dir != "" {
		if err := s.search(dir, false); err != nil {
			return nil, message.Wrap(err, "faces.folder", "folder", dir)
		}
		if s.files == [roles]string{} {
			return nil, s.nothingIn(dir)
		}
	}
	if system {
		for _, folder := range systemFolders() {
			_ = s.search(folder, true) // a folder that is not there holds no faces
		}
	}
	return &s, nil
}

func (s *Set) nothingIn(dir string) error {
	err := message.NewError("faces.none", "folder", dir)
	if len(s.refused) > 0 {
		first := s.refused[0]
		err = message.Wrap(first.Reason, "faces.refused", "file", first.File)
		if hint := message.HintOf(first.Reason); !hint.IsZero() {
			err.Hint = hint
		}
		return err
	}
	return err.WithHint("faces.none.hint")
}

// search looks for the office's faces below a folder. byName opens only files with the names such
// faces usually have.
func (s *Set) search(dir string, byName bool) error {
	type candidate struct {
		path string
		rank int
	}
	var found []candidate
	entries := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			if path == dir {
				return err
			}
			return nil
		}
		if entries++; entries > maxEntries {
			return fs.SkipAll
		}
		if d.IsDir() {
			below, _ := filepath.Rel(dir, path)
			if below != "." && strings.Count(below, string(filepath.Separator)) >= maxDepth-1 {
				return fs.SkipDir
			}
			return nil
		}
		rank, font := fileRank(d.Name())
		if font && (rank < len(office) || !byName) {
			found = append(found, candidate{path, rank})
		}
		return nil
	})
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.path, b.path))
	})
	best := [roles]int{}
	for role := range roles {
		best[role] = len(office)
		if s.own[role] != nil {
			best[role] = -1 // filled by the folder given by hand
		}
	}
	for i, c := range found {
		if i == maxOpened {
			break
		}
		s.try(c.path, &best)
	}
	return err
}

// fileRank returns the place a file name has among the usual ones, and whether it is a font's at
// all.
func fileRank(name string) (int, bool) {
	lower := strings.ToLower(name)
	ext := filepath.Ext(lower)
	if !slices.Contains([]string{".ttf", ".otf", ".ttc"}, ext) {
		return 0, false
	}
	base := strings.TrimSuffix(lower, ext)
	for i, k := range office {
		if slices.Contains(k.files, base) {
			return i, true
		}
	}
	return len(office), true
}

// try reads a font and takes it when it is one of the office's faces, better than the one taken
// before.
func (s *Set) try(path string, best *[roles]int) {
	face, err := open(path)
	if err != nil {
		// Only a file that by its name is one of the office's faces is worth a word.
		if rank, _ := fileRank(filepath.Base(path)); rank < len(office) {
			s.refused = append(s.refused, Refusal{path, err})
		}
		return
	}
	rank := face.rank()
	if rank == len(office) {
		return
	}
	if role := office[rank].role; rank < best[role] {
		best[role], s.own[role], s.files[role] = rank, face, path
	}
}

func open(path string) (*Face, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxFontSize {
		return nil, message.NewError("faces.nofont")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(data)
}

// rank returns the place of the face among the office's, len(office) when it is none of them.
func (f *Face) rank() int {
	plain := strings.NewReplacer(" ", "", "-", "", "_", "")
	for i, k := range office {
		for _, name := range append(f.Family[:len(f.Family):len(f.Family)], f.Name) {
			if slices.Contains(k.names, plain.Replace(strings.ToLower(name))) {
				return i
			}
		}
	}
	return len(office)
}

// systemFolders returns the font folders of this system and user, in the order they are searched.
func systemFolders() []string {
	var folders []string
	if windows := os.Getenv("WINDIR"); windows != "" {
		folders = append(folders, filepath.Join(windows, "Fonts"))
	}
	if local := os.Getenv("LOCALAPPDATA"); local != "" {
		folders = append(folders, filepath.Join(local, "Microsoft", "Windows", "Fonts"))
	}
	folders = append(folders, "/Library/Fonts", "/usr/share/fonts", "/usr/local/share/fonts")
	if home, err := os.UserHomeDir(); err == nil {
		folders = append(folders, filepath.Join(home, "Library", "Fonts"),
			filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, ".fonts"))
	}
	return folders
}
