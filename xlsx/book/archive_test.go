package book

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestHostileZip(t *testing.T) {
	good := raw(with(sheet1(`<row><c><v>1</v></c></row>`))...)
	plus := func(e rawEntry) []byte { return rawZip(append(good[:len(good):len(good)], e)...) }
	first := func(change func(*rawEntry)) []byte {
		entries := append([]rawEntry(nil), good...)
		change(&entries[0])
		return rawZip(entries...)
	}
	patch := func(data []byte, at int, b ...byte) []byte {
		data = bytes.Clone(data)
		copy(data[(at+len(data))%len(data):], b)
		return data
	}
	_, err := Open(rawZip(good...))
	require.NoError(t, err, "the zip all others are made from")

	for _, test := range []struct {
		name string
		data []byte
		code Code
	}{
		{"two parts of one name", plus(good[2]), CodeDuplicatePart},
		{"two parts of one name in another case", plus(rawEntry{name: "XL/Workbook.XML"}), CodeDuplicatePart},
		{"two parts of one name by slashes", plus(rawEntry{name: `xl\workbook.xml`}), CodeDuplicatePart},
		{"absolute", plus(rawEntry{name: "/etc/passwd"}), CodeBadPartName},
		{"absolute by a backslash", plus(rawEntry{name: `\etc\passwd`}), CodeBadPartName},
		{"with a drive", plus(rawEntry{name: `C:\a`}), CodeBadPartName},
		{"upwards", plus(rawEntry{name: "xl/../../a"}), CodeBadPartName},
		{"upwards by backslashes", plus(rawEntry{name: `..\a`}), CodeBadPartName},
		{"no name", plus(rawEntry{name: ""}), CodeBadPartName},
		{"a zero in the name", plus(rawEntry{name: "a\x00b"}), CodeBadPartName},
		{"encrypted entry", first(func(e *rawEntry) { e.flags = flagEncrypted }), CodeEncrypted},
		{"bzip2", first(func(e *rawEntry) { e.method = 12 }), CodeBrokenZip},
		{"two names of one entry", first(func(e *rawEntry) { e.localName = "[Content_Types].XML" }),
			CodeBrokenZip},
		{"position outside", first(func(e *rawEntry) { e.offset = 1 << 30 }), CodeBrokenZip},
		{"position of something else", first(func(e *rawEntry) { e.offset = 7 }), CodeBrokenZip},
		{"claims more than deflate can do", first(func(e *rawEntry) { e.size = 40 << 20 }), CodeBrokenZip},
		{"claims more than a part may be", first(func(e *rawEntry) { e.size = MaxPart + 1 }), CodePartTooLarge},
		{"claims more than 4 GB", first(func(e *rawEntry) { e.size, e.zip64 = 1<<40, true }), CodePartTooLarge},
		{"claims less than it holds", first(func(e *rawEntry) { e.size = 10 }), CodeBrokenZip},
		{"claims a little more", first(func(e *rawEntry) { e.size = uint64(len(e.body)) + 1 }), CodeBrokenPart},
		{"stored with another size", first(func(e *rawEntry) { e.stored, e.size = true, 10 }), CodeBrokenZip},
		{"wrong checksum", first(func(e *rawEntry) { e.crc = 1 }), CodeBrokenPart},
		{"directory cut off", patch(rawZip(good...), -directoryEndSize+12, 1), CodeBrokenZip},
		{"directory outside", patch(rawZip(good...), -directoryEndSize+16, 0xFF, 0xFF, 0xFF), CodeBrokenZip},
		{"an entry not counted", patch(rawZip(good...), -directoryEndSize+10, byte(len(good)-1)),
			CodeBrokenZip},
		{"an entry too many", patch(rawZip(good...), -directoryEndSize+10, byte(len(good)+1)), CodeBrokenZip},
		{"cut in the middle", rawZip(good...)[:900], CodeTruncated},
		{"cut at the end", rawZip(good...)[:len(rawZip(good...))-1], CodeTruncated},
		{"nothing but its beginning", []byte(localHeader), CodeTruncated},
	} {
		t.Run(test.name, func(t *testing.T) {
			refusal := refused(t, test.data)
			assert.Equal(t, test.code, refusal.Code, refusal)
		})
	}
}

// What is unusual and yet sound is read.
func TestUnusualZip(t *testing.T) {
	entries := raw(with(sheet1(`<row><c><v>1</v></c></row>`))...)
	stored := append([]rawEntry(nil), entries...)
	backward := append([]rawEntry(nil), entries...)
	sized := append([]rawEntry(nil), entries...)
	shouted := append([]rawEntry(nil), entries...)
	for i := range entries {
		stored[i].stored = true
		backward[i].name = strings.ReplaceAll(entries[i].name, "/", `\`)
		sized[i].zip64 = true
		shouted[i].name = strings.ToUpper(entries[i].name)
	}
	zipped := rawZip(entries...)
	for name, data := range map[string][]byte{
		"stored":            rawZip(stored...),
		"backward slashes":  rawZip(backward...),
		"zip64 sizes":       rawZip(sized...),
		"zip64 directory":   zip64End(zipped),
		"names in capitals": rawZip(shouted...),
		"folders": rawZip(append(entries, rawEntry{name: "xl/", stored: true},
			rawEntry{name: `docProps\`, stored: true})...),
		"something appended": append(bytes.Clone(zipped), 0, 0, 0, 0),
	} {
		t.Run(name, func(t *testing.T) {
			b, err := Open(data)
			require.NoError(t, err)
			require.NoError(t, b.Sheets[0].Err)
			assert.Equal(t, "1", b.Sheets[0].At(0, 0).Text)
		})
	}
}

// A part that is broken inside its zip damages what is in it and no more.
func TestDamagedPart(t *testing.T) {
	entries := raw(with(sheet1(`<row><c><v>1</v></c></row>`))...)
	entries[len(entries)-1].crc = 1
	b, err := Open(rawZip(entries...))
	require.NoError(t, err)
	var refusal *Refusal
	require.ErrorAs(t, b.Sheets[0].Err, &refusal)
	assert.Equal(t, CodeBrokenPart, refusal.Code)
	assert.Equal(t, "xl/worksheets/sheet1.xml", refusal.Part)
}

func TestPart(t *testing.T) {
	b := open(t)
	assert.Equal(t, "[Content_Types].xml", b.Parts()[0])
	text, err := b.Part("XL/sharedstrings.xml")
	require.NoError(t, err)
	assert.Contains(t, string(text), "<sst")
	_, err = b.Part("xl/none.xml")
	assert.ErrorContains(t, err, "missing-part")
}

// archive/zip is the judge of how directories are read.
func sameAsArchiveZip(t *testing.T, data []byte, a *archive) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("accepted a zip archive/zip refuses: %v", err)
	}
	i := 0
	u := new(unpacker)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") || strings.HasSuffix(f.Name, `\`) {
			continue
		}
		e := &a.entries[i]
		i++
		require.Equal(t, strings.ReplaceAll(f.Name, `\`, "/"), e.name)
		ours, err := u.read(&archive{}, e)
		if err != nil {
			continue
		}
		r, err := f.Open()
		require.NoError(t, err)
		theirs, err := io.ReadAll(r)
		if err == zip.ErrChecksum {
			continue // it also checks the checksum that may stand behind an entry a third time
		}
		require.NoError(t, err, e.name)
		require.Equal(t, string(theirs), string(ours))
	}
	require.Equal(t, i, len(a.entries))
}

func TestSameAsArchiveZip(t *testing.T) {
	for _, data := range [][]byte{issued(t), pack(t, usual()...), zip64End(pack(t, usual()...))} {
		a, err := openArchive(data, wholeBounds)
		require.NoError(t, err)
		sameAsArchiveZip(t, data, a)
	}
}
