package measure

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"nianbao/internal/message"
	"nianbao/templates"
)

// Write writes the measurement as two Markdown tables, for the terminal and RATES.md alike: by
// kind of fault, and by rule.
func (m *Measurement) Write(w io.Writer, lang message.Lang) error {
	say := func(key string, args ...any) string { return message.New("planted."+key, args...).In(lang) }
	class := func(class templates.Class) string {
		if class == "" {
			return message.New("result.unjudged").In(lang)
		}
		return message.New("result.class." + string(class)).In(lang)
	}
	planted := 0
	kinds := [][]string{{say("fault"), say("class"), say("planted"), say("found"), say("traced"), say("by")}}
	for _, k := range m.Kinds {
		planted += k.Planted
		traced := ""
		if k.InCells {
			traced = share(k.Traced, k.Planted)
		}
		kinds = append(kinds, []string{say("kind." + k.Kind), class(k.Class), strconv.Itoa(k.Planted),
			share(k.Found, k.Planted), traced, strings.Join(slices.Sorted(maps.Keys(k.By)), " ")})
	}
	rules := [][]string{{say("rule"), say("class"), say("finds"), say("alone"), say("open"), say("alarms")}}
	for _, r := range m.Rules {
		open := ""
		if r.Open > 0 {
			open = strconv.Itoa(r.Open)
		}
		rules = append(rules, []string{r.Rule, class(r.Class), strconv.Itoa(r.Found), strconv.Itoa(r.Alone), open,
			strconv.Itoa(r.Alarms)})
	}
	summary := say("summary", "consistent", m.Consistent, "accused", m.Accused, "planted", planted, "seed", m.Seed)
	_, err := fmt.Fprintf(w, "%s\n\n%s\n%s\n", summary, table(kinds), table(rules))
	return err
}

func share(n, of int) string {
	if of == 0 {
		return ""
	}
	return strconv.FormatFloat(100*float64(n)/float64(of), 'f', 1, 64) + " %"
}

// table lays rows out as a Markdown table whose columns are aligned on a terminal too.
func table(rows [][]string) string {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], runewidth.StringWidth(cell))
		}
	}
	var b strings.Builder
	line := func(cells []string, fill string) {
		for i, cell := range cells {
			b.WriteString("| " + cell + strings.Repeat(fill, width[i]-runewidth.StringWidth(cell)) + " ")
		}
		b.WriteString("|\n")
	}
	line(rows[0], " ")
	line(make([]string, len(width)), "-")
	for _, row := range rows[1:] {
		line(row, " ")
	}
	return b.String()
}
