package site

import (
	"bufio"
	"fmt"
	"html"
	"io"

	"nianbao/internal/harmless"
	"nianbao/internal/message"
)

const style = `body { margin: 0 auto; max-width: 60em; padding: 1em; font: 1rem/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin: 1.4em 0 .3em; }
ul { list-style: none; padding: 0; margin: 0; } li { padding: .15em 0; overflow-wrap: anywhere; }
code { font-size: .75em; color: #444; overflow-wrap: anywhere; }
.draft { color: #b00020; font-weight: bold; }
`

// HTML writes the index for people: links to all files, with their sizes and digests. It is Chinese, as what it lists.
func (x *Index) HTML(w io.Writer) error {
	x.settle()
	p := bufio.NewWriter(w)
	say := func(key string, args ...any) string { return escaped(message.New(key, args...).In(message.Chinese)) }
	fmt.Fprintf(p, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n<style>\n%s</style>\n"+
		"</head>\n<body>\n<main>\n<h1>%s</h1>\n", say("site.title"), style, say("site.title"))
	list := func(files []File) {
		fmt.Fprint(p, "<ul>\n")
		for _, f := range files {
			fmt.Fprintf(p, "<li><a href=\"%s\">%s</a> %s <code>SHA-256 %s</code></li>\n", escaped(f.Path),
				say("site.form."+f.Form), size(f.Size), escaped(f.SHA256))
		}
		fmt.Fprint(p, "</ul>\n")
	}
	for _, e := range x.Reports {
		fmt.Fprintf(p, "<section>\n<h2>%s</h2>\n", escaped(e.Title))
		if e.Draft {
			fmt.Fprintf(p, "<p class=\"draft\">%s</p>\n", say("site.draft"))
		}
		list(e.Files)
		fmt.Fprint(p, "</section>\n")
	}
	if len(x.Shared) > 0 {
		fmt.Fprintf(p, "<section>\n<h2>%s</h2>\n", say("site.shared"))
		list(x.Shared)
		fmt.Fprint(p, "</section>\n")
	}
	fmt.Fprint(p, "</main>\n</body>\n</html>\n")
	return p.Flush() // returns the first error of all writes
}

func escaped(text string) string { return html.EscapeString(harmless.Line(text)) }

// size is a size as people read it.
func size(bytes int64) string {
	if bytes < 1000 {
		return fmt.Sprintf("%d B", bytes)
	}
	return fmt.Sprintf("%d KB", (bytes+999)/1000)
}
