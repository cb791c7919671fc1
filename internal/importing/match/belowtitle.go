package match

import (
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// belowTitle returns what follows a table's heading in a cell: a program that reads a web page puts the table's caption
// into its first cell. A text without a heading is returned as it is.
func (f *form) belowTitle(text string) string {
	if !strings.Contains(text, "\n") { // where it was joined
		return text
	}
	n := templates.Normalize(text)
	for i, part := range f.outline {
		if part.Table == nil {
			continue
		}
		number := templates.Normalize(part.Heading())
		number = strings.TrimSuffix(number, templates.Normalize(part.Table.Title))
		for _, title := range f.parts[i].titles {
			for _, heading := range []string{number + title, title} {
				if strings.HasPrefix(n, heading) && n != heading {
					return behind(text, heading)
				}
			}
		}
	}
	return text
}

// behind returns the text after a heading on its line, unchanged.
func behind(text, heading string) string {
	for i := range text {
		if i >= len(heading) && templates.Normalize(text[:i]) == heading {
			return source.Trim(strings.TrimLeft(text[i:], "：:。.．、 \u3000\u00a0\t"))
		}
	}
	return ""
}
