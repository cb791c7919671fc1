// Package written writes a record of years as text for people ([Text]), JSON for programs ([JSON]) and CSV in long
// form, a line a figure ([CSV]). The words are the catalogue's; nothing is computed here.
package written

import (
	"strings"

	"nianbao/internal/history"
	"nianbao/internal/message"
)

// Source names the file, the place and the figure of one end of a link.
func Source(s history.Source) message.Text {
	file := s.File
	if s.Part != "" {
		file += "（" + s.Part + "）"
	}
	if s.Slot == nil {
		return message.New("history.source.file", "year", s.Year, "file", file)
	}
	var place any = ""
	if s.Cell() != "" {
		place = message.New("history.place", "cell", s.Cell())
	}
	if s.Place.Sheet == "" && s.Place.Table > 0 {
		place = message.New("history.place", "cell", s.Place.Message())
	}
	value := message.New("history.blank")
	key := "history.source"
	if s.Minus {
		key = "history.source.minus"
	}
	if s.Value != "" {
		return message.New(key, "year", s.Year, "file", file, "place", place, "label", s.Slot.Label(), "value", s.Value)
	}
	return message.New(key, "year", s.Year, "file", file, "place", place, "label", s.Slot.Label(), "value", value)
}

// Link says what a link came to, without its sources.
func Link(l history.Link) message.Text {
	if l.Finding != nil {
		return message.New("history.link.jump", "year", l.Year, "said", l.Finding.Message)
	}
	return message.New("history.link."+string(l.State), "year", l.Year, "last", l.Year-1, "label", label(l),
		"actual", l.Actual, "expected", l.Expected, "difference", l.Difference)
}

func label(l history.Link) string {
	if l.Slot == nil {
		return ""
	}
	return l.Slot.Label()
}

// Years lists years as people write them: 2019—2021, 2023.
func Years(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		part := itoa(years[i])
		if j > i {
			part += "—" + itoa(years[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, "、")
}

// Present are the years of an agency that a report is there of.
func Present(a *history.Agency) (years []int) {
	for _, y := range a.Years {
		years = append(years, y.Year)
	}
	return years
}
