package faces

import _ "embed"

// Licence is the licence text of one embedded face, with the name of the font it was cut from.
type Licence struct {
	Face string // the embedded face
	From string // the font it was cut from
	Text string
}

var (
	//go:embed licences/noto-serif-sc.txt
	notoSerif string
	//go:embed licences/noto-sans-sc.txt
	notoSans string
	//go:embed licences/lxgw-wenkai.txt
	wenkai string
)

// Licences returns the licence texts of the embedded faces. Their licence, the SIL Open Font
// License 1.1, asks that every copy carries them; documents set with the faces are not bound by it.
func Licences() []Licence {
	return []Licence{
		{"Nianbao Song", "Noto Serif SC", notoSerif},
		{"Nianbao Hei", "Noto Sans SC", notoSans},
		{"Nianbao Kai", "LXGW WenKai", wenkai},
	}
}
