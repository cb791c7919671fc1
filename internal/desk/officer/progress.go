package officer

import (
	"fmt"
	"strings"
	"time"

	"nianbao/internal/desk/season"
	"nianbao/internal/desk/web"
)

// progress is how much of what is due has come, day by day, against the deadline: a small
// picture, and the same in words.
type progress struct {
	Line     string // points of the polyline
	Deadline int    // where the deadline is, 0 to width; -1 outside
	Today    int
	Width    int
	Height   int
	Says     string
}

// The picture's size in its own units, and how many days before the deadline it begins at the latest.
const (
	progressWidth  = 640
	progressHeight = 96
	progressDays   = 45
)

// progressOf counts first arrivals by day.
func (s *Pages) progressOf(p web.Page, agencies []*season.Card) progress {
	out := progress{Width: progressWidth, Height: progressHeight, Deadline: -1, Today: -1}
	byDay, byDeadline := map[string]int{}, map[string]int{}
	due, received := 0, 0
	first := ""
	for _, a := range agencies {
		if !a.Must() {
			continue
		}
		due++
		byDeadline[a.Deadline]++
		if a.Received() && a.First != "" {
			received++
			byDay[a.First]++
			if first == "" || a.First < first {
				first = a.First
			}
		}
	}
	deadline := mostOf(byDeadline)
	if due == 0 || deadline == "" {
		return out
	}
	today := s.Today().Format(time.DateOnly)
	end := day(deadline)
	begin := end.AddDate(0, 0, -progressDays)
	if f := day(first); first != "" && f.Before(begin) {
		begin = f
	}
	if t := day(today); t.Before(begin) {
		begin = t
	} else if t.After(end) {
		end = t
	}
	days := int(end.Sub(begin).Hours()/24) + 1
	at := func(d time.Time) int { return int(d.Sub(begin).Hours()/24+1) * progressWidth / days }
	var points []string
	n := 0
	points = append(points, fmt.Sprintf("0,%d", progressHeight))
	for d := begin; !d.After(day(today)); d = d.AddDate(0, 0, 1) {
		n += byDay[d.Format(time.DateOnly)]
		points = append(points, fmt.Sprintf("%d,%d", at(d), progressHeight-n*progressHeight/due))
	}
	out.Line, out.Deadline, out.Today = strings.Join(points, " "), at(day(deadline)), at(day(today))
	left := int(day(deadline).Sub(day(today)).Hours() / 24)
	key := "desk.progress.left"
	if left < 0 {
		key, left = "desk.progress.over", -left
	}
	out.Says = p.Say(key, "due", due, "received", received,
		"percent", received*100/due, "missing", due-received,
		"deadline", deadline, "days", left)
	return out
}

// mostOf is the day that most have; of several the earliest.
func mostOf(days map[string]int) (most string) {
	for d, n := range days {
		if n > days[most] || n == days[most] && (most == "" || d < most) {
			most = d
		}
	}
	return most
}

func day(text string) time.Time {
	d, _ := time.Parse(time.DateOnly, text)
	return d
}
