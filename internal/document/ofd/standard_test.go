package ofd

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document/pages/specimen"
)

// rule is what the standard asks of an element.
type rule struct {
	attrs    map[string]bool // whether it is required
	children []slot
	text     bool
}

// slot is a place among an element's children.
type slot struct {
	names       []string
	least, most int
}

const many = 1 << 30

func standard(t testing.TB) map[string]rule {
	data, err := os.ReadFile("testdata/gbt33190.txt")
	require.NoError(t, err)
	out := map[string]rule{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "|")
		require.Len(t, columns, 3, line)
		r := rule{attrs: map[string]bool{}}
		for _, a := range strings.Fields(columns[1]) {
			r.attrs[strings.TrimSuffix(a, "!")] = strings.HasSuffix(a, "!")
		}
		for _, c := range strings.Fields(columns[2]) {
			if c == "text" {
				r.text = true
				continue
			}
			s := slot{least: 1, most: 1}
			switch c[len(c)-1] {
			case '?':
				s.least = 0
			case '*':
				s.least, s.most = 0, many
			case '+':
				s.most = many
			}
			s.names = strings.Split(strings.TrimRight(c, "?*+"), "/")
			r.children = append(r.children, s)
		}
		out[strings.TrimSpace(columns[0])] = r
	}
	return out
}

// obeys holds an element, and those in it, to the standard.
func obeys(t *testing.T, rules map[string]rule, parent string, n *node) {
	r, ok := rules[parent+"/"+n.name]
	if !ok {
		r, ok = rules[n.name]
	}
	require.True(t, ok, "%s in %s is not in the table", n.name, parent)
	for a, required := range r.attrs {
		if _, there := n.attrs[a]; required {
			require.True(t, there, "%s without %s", n.name, a)
		}
	}
	for a := range n.attrs {
		_, known := r.attrs[a]
		require.True(t, known, "%s has no %s", n.name, a)
	}
	if !r.text {
		require.Empty(t, strings.TrimSpace(n.text), n.name)
	}
	i := 0
	for _, s := range r.children {
		count := 0
		for ; i < len(n.children) && slices.Contains(s.names, n.children[i].name) && count < s.most; i++ {
			count++
		}
		require.GreaterOrEqual(t, count, s.least, "%s in %s", s.names, n.name)
	}
	if i < len(n.children) {
		require.Fail(t, "out of order", "%s in %s", n.children[i].name, n.name)
	}
	for _, c := range n.children {
		obeys(t, rules, n.name, c)
	}
}

func TestElementsAndAttributesAreThoseOfTheStandard(t *testing.T) {
	rules := standard(t)
	for name, d := range specimen.All(t) {
		t.Run(name, func(t *testing.T) {
			o := open(t, printed(t, d))
			for _, file := range slices.Sorted(maps.Keys(o.xml)) {
				obeys(t, rules, "", o.xml[file])
			}
		})
	}
}

// What the table sees is tried with files that are wrong.
func TestTheTableSeesWhatIsWrong(t *testing.T) {
	rules := standard(t)
	for name, text := range map[string]string{
		"order":      `<ofd:DocInfo><ofd:Title/><ofd:DocID/></ofd:DocInfo>`,
		"missing":    `<ofd:DocBody><ofd:DocInfo><ofd:DocID/></ofd:DocInfo></ofd:DocBody>`,
		"twice":      `<ofd:DocInfo><ofd:DocID/><ofd:DocID/></ofd:DocInfo>`,
		"attribute":  `<ofd:Pages><ofd:Page ID="1"/></ofd:Pages>`,
		"unknown":    `<ofd:Fonts Colour="red"><ofd:Font ID="1" FontName="a"/></ofd:Fonts>`,
		"no element": `<ofd:Content><ofd:Layer ID="1"><ofd:Word/></ofd:Layer></ofd:Content>`,
	} {
		t.Run(name, func(t *testing.T) {
			n := parse(t, []byte(strings.Replace(text, ">", ` xmlns:ofd="http://www.ofdspec.org/2016">`, 1)))
			probe := &testing.T{}
			done := make(chan struct{})
			go func() { // a failed requirement ends its goroutine
				defer close(done)
				obeys(probe, rules, "", n)
			}()
			<-done
			assert.True(t, probe.Failed())
		})
	}
}

// What the elements refer to is there, once.
func TestReferencesLeadSomewhere(t *testing.T) {
	for name, d := range specimen.All(t) {
		t.Run(name, func(t *testing.T) {
			o := open(t, printed(t, d))
			assert.Equal(t, "OFD.xml", o.names[0])
			assert.Contains(t, o.xml, o.xml["OFD.xml"].one(t, "DocRoot").text)
			whole := o.xml["Doc_0/Document.xml"]
			assert.Contains(t, o.xml, "Doc_0/"+whole.one(t, "PublicRes").text)
			most, err := strconv.Atoi(whole.one(t, "MaxUnitID").text)
			require.NoError(t, err)
			ids, kinds := map[string]string{}, []string{"Page", "Font", "Layer", "TextObject", "PathObject"}
			for _, file := range o.xml {
				for _, kind := range kinds {
					for _, n := range file.all(kind) {
						id, err := strconv.Atoi(n.attrs["ID"])
						require.NoError(t, err)
						require.LessOrEqual(t, id, most)
						require.NotContains(t, ids, n.attrs["ID"])
						ids[n.attrs["ID"]] = kind
					}
				}
			}
			for _, p := range o.pages() {
				require.NotNil(t, p)
				for _, text := range p.all("TextObject") {
					require.Equal(t, "Font", ids[text.attrs["Font"]])
				}
			}
			for _, dest := range whole.all("Dest") {
				assert.Equal(t, "Page", ids[dest.attrs["PageID"]])
			}
			assert.Len(t, o.fonts(t), len(o.xml["Doc_0/PublicRes.xml"].all("Font")))
		})
	}
}
