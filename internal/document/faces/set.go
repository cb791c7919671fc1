package faces

import (
	_ "embed"
	"sync"
)

// Role is the purpose of a text, which decides its face.
type Role int

// The roles, after the faces GB/T 9704 names.
const (
	Body  Role = iota // 仿宋: text, tables, headings of the third and fourth level
	Title             // 小标宋
	Hei               // 黑体: headings of the first level
	Kai               // 楷体: headings of the second level
	roles
)

// Set is the faces a report is set with: one for each role, and fallbacks for the characters it
// lacks.
type Set struct {
	own      [roles]*Face // the office's, where it gave one
	embedded [roles]*Face
	files    [roles]string
	refused  []Refusal
}

// Refusal is a font of the office that cannot be used, and why.
type Refusal struct {
	File   string
	Reason error
}

// Find returns the face that draws a character in text of a role, and its glyph. The role's own
// face comes first, the embedded one of the role after it, then every other face that has the
// character. False means that none has.
func (s *Set) Find(role Role, r rune) (*Face, uint16, bool) {
	for _, f := range [...]*Face{
		s.own[role], s.embedded[role],
		s.own[Body], s.embedded[Body], s.own[Kai], s.embedded[Kai], s.own[Title], s.own[Hei],
	} {
		if f == nil {
			continue
		}
		if g, ok := f.Glyph(r); ok {
			return f, g, true
		}
	}
	return nil, 0, false
}

// Face returns the first face of a role.
func (s *Set) Face(role Role) *Face {
	if s.own[role] != nil {
		return s.own[role]
	}
	return s.embedded[role]
}

// Used returns the PostScript names of the faces, one a role, in the order of the roles. The
// office's own are followed by the file they were read from.
func (s *Set) Used() []string {
	used := make([]string, roles)
	for role := range roles {
		used[role] = s.Face(role).Name
		if s.own[role] != nil {
			used[role] += " (" + s.files[role] + ")"
		}
	}
	return used
}

// Refused returns the office's fonts that were recognised but cannot be used.
func (s *Set) Refused() []Refusal { return s.refused }

var (
	//go:embed data/song.ttf
	songTTF []byte
	//go:embed data/title.ttf
	titleTTF []byte
	//go:embed data/hei.ttf
	heiTTF []byte
	//go:embed data/kai.ttf
	kaiTTF []byte
)

// Embedded returns the set of the four faces that are part of the program. They are parsed once.
var Embedded = sync.OnceValue(func() *Set {
	s := &Set{}
	for role, data := range map[Role][]byte{Body: songTTF, Title: titleTTF, Hei: heiTTF, Kai: kaiTTF} {
		face, err := Parse(data)
		if err != nil {
			panic(err) // the data is part of the program; a test parses it
		}
		s.embedded[role] = face
	}
	return s
})
