package sound

import (
	"strings"

	"nianbao/xlsx/pack"
)

// contentTypes reads the list of content types: it covers every part, and names none twice or in vain.
func (c *checker) contentTypes(p pack.Parts) {
	list := c.parts[strings.ToLower(pack.ContentTypes)]
	if list == nil {
		c.fault(pack.ContentTypes, "not there")
		return
	}
	byExtension := map[string]string{}
	err := Walk(list.Data, func(e *Element) error {
		switch e.Path() {
		case "Types/Default":
			extension := strings.ToLower(e.Attr("Extension"))
			if _, twice := byExtension[extension]; twice {
				c.fault(list.Name, "the extension %q twice", extension)
			}
			byExtension[extension] = strings.ToLower(e.Attr("ContentType"))
		case "Types/Override":
			name := strings.ToLower(strings.TrimPrefix(e.Attr("PartName"), "/"))
			if _, twice := c.kinds[name]; twice {
				c.fault(list.Name, "the part %q twice", name)
			}
			if c.parts[name] == nil {
				c.fault(list.Name, "the part %q, which is not there", name)
			}
			c.kinds[name] = strings.ToLower(e.Attr("ContentType"))
		}
		return nil
	})
	if err != nil {
		c.fault(list.Name, "%v", err)
	}
	for i := range p {
		name := strings.ToLower(p[i].Name)
		if c.kinds[name] != "" || p[i].Name == pack.ContentTypes {
			continue
		}
		kind := byExtension[name[strings.LastIndexByte(name, '.')+1:]]
		if kind == "" {
			c.fault(p[i].Name, "no content type")
		}
		c.kinds[name] = kind
	}
}
