package faces

import (
	"maps"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
)

// renamed makes a small font with a few characters that goes by a name, as an office's font would.
func renamed(t *testing.T, name string, fsType uint16) []byte {
	song := Embedded().Face(Body)
	cut, err := Parse(song.Cut([]rune("政府信息公开0123456789")))
	require.NoError(t, err)
	tables := maps.Clone(cut.tables)
	var text []byte
	for _, unit := range utf16.Encode([]rune(name)) {
		text = be.AppendUint16(text, unit)
	}
	table := []byte{0, 0, 0, 2, 0, 6 + 24}
	for _, id := range []uint16{nameFamily, namePostScript} {
		for _, v := range []uint16{3, 1, 0x804, id, uint16(len(text)), 0} {
			table = be.AppendUint16(table, v)
		}
	}
	tables["name"] = append(table, text...)
	os2 := append([]byte{}, tables["OS/2"]...)
	be.PutUint16(os2[8:], fsType)
	tables["OS/2"] = os2
	return assemble(tables)
}

func write(t *testing.T, dir, name string, data []byte) string {
	path := filepath.Join(dir, name)
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, data, 0o644))
	return path
}

func TestLoadWithoutFolderIsTheEmbeddedFaces(t *testing.T) {
	s, err := Load("", false)
	require.NoError(t, err)
	assert.Equal(t, []string{"NianbaoSong-Regular", "NianbaoSong-Black", "NianbaoHei-Bold",
		"NianbaoKai-Regular"}, s.Used())
	assert.Empty(t, s.Refused())
}

func TestLoadFindsOfficeFacesByName(t *testing.T) {
	dir := t.TempDir()
	fang := write(t, dir, "a.ttf", renamed(t, "仿宋_GB2312", 0))
	write(t, dir, "SIMFANG.TTF", renamed(t, "FangSong", 0))
	title := write(t, dir, "sub/标题.ttf", renamed(t, "方正小标宋简体", 0))
	write(t, dir, "other.ttf", renamed(t, "Some Font", 0))
	write(t, dir, "notes.txt", []byte("no font"))
	s, err := Load(dir, false)
	require.NoError(t, err)
	assert.Equal(t, [4]string{fang, title, "", ""}, s.files)

	own, _, ok := s.Find(Body, '政')
	require.True(t, ok)
	assert.Equal(t, "_GB2312", own.Name, "a PDF name is ASCII")
	other, _, ok := s.Find(Body, '条')
	require.True(t, ok)
	assert.Equal(t, "NianbaoSong-Regular", other.Name, "the embedded face of the role helps out")
	assert.Equal(t, "NianbaoSong-Regular", Embedded().Face(Body).Name, "the embedded set stays as it is")
}

func TestLoadExplainsUnusableFonts(t *testing.T) {
	t.Run("one of several", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "simhei.ttf", renamed(t, "SimHei", 0))
		bad := write(t, dir, "方正小标宋简体.otf", []byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x02"))
		s, err := Load(dir, false)
		require.NoError(t, err)
		require.Len(t, s.Refused(), 1)
		assert.Equal(t, bad, s.Refused()[0].File)
		assert.ErrorContains(t, s.Refused()[0].Reason, "CFF")
	})
	t.Run("all", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "simfang.ttc", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x02"))
		_, err := Load(dir, false)
		require.ErrorContains(t, err, "字体集")
		assert.False(t, message.HintOf(err).IsZero())
	})
	t.Run("none there", func(t *testing.T) {
		_, err := Load(t.TempDir(), false)
		require.ErrorContains(t, err, "没有公文用的")
		assert.Contains(t, message.Say(err, message.English), "none of the faces")
	})
	t.Run("no folder", func(t *testing.T) {
		_, err := Load(filepath.Join(t.TempDir(), "absent"), false)
		require.ErrorContains(t, err, "无法读取字体文件夹")
	})
}

func TestSystemSearchOpensOnlyUsualFileNames(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home) // what it is called on Windows
	t.Setenv("WINDIR", filepath.Join(home, "windows"))
	t.Setenv("LOCALAPPDATA", "")
	fang := write(t, home, "windows/Fonts/simfang.ttf", renamed(t, "FangSong", 0))
	write(t, home, "windows/Fonts/unusual.ttf", renamed(t, "SimHei", 0))
	kai := write(t, home, ".local/share/fonts/office/simkai.ttf", renamed(t, "KaiTi", 0))
	s, err := Load("", true)
	require.NoError(t, err)
	assert.Equal(t, fang, s.files[Body])
	assert.Empty(t, s.files[Hei])
	assert.Equal(t, kai, s.files[Kai])

	given := t.TempDir()
	own := write(t, given, "x.ttf", renamed(t, "仿宋", 0))
	s, err = Load(given, true)
	require.NoError(t, err)
	assert.Equal(t, own, s.files[Body], "the folder given by hand comes first")
}
