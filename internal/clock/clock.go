// Package clock is the day it is for an office: in China, wherever the program runs. A server
// that keeps UTC must not call a report of seven in the morning late, nor one of the evening
// early.
package clock

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Variable names the zone in the environment, as Asia/Urumqi or +06:00, where it is another than China's.
const Variable = "NIANBAO_TZ"

var china = time.FixedZone("CST", 8*60*60)

// Zone returns the office's zone.
func Zone() *time.Location { return zone() }

var zone = sync.OnceValue(func() *time.Location {
	z, ok := parseZone(os.Getenv(Variable))
	if !ok {
		return china
	}
	return z
})

// Unknown returns what the environment names as a zone and is none, "" where all is well.
func Unknown() string {
	name := os.Getenv(Variable)
	if _, ok := parseZone(name); name != "" && !ok {
		return name
	}
	return ""
}

var offset = regexp.MustCompile(`^(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?$`)

func parseZone(name string) (*time.Location, bool) {
	name = strings.TrimSpace(name)
	if m := offset.FindStringSubmatch(name); m != nil {
		hours, _ := strconv.Atoi(m[2])
		minutes, _ := strconv.Atoi(m[3])
		seconds := (hours*60 + minutes) * 60
		if m[1] == "-" {
			seconds = -seconds
		}
		return time.FixedZone(name, seconds), hours <= 14
	}
	if name == "" || strings.EqualFold(name, "local") {
		return time.Local, name != ""
	}
	z, err := time.LoadLocation(name)
	return z, err == nil
}

// Moment reads a moment as ledgers write one, RFC 3339, into the office's zone; zero where it is none.
func Moment(stamp string) time.Time {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return time.Time{}
	}
	return t.In(Zone())
}

// Minute is such a moment as people read it; what is none stays as it is.
func Minute(stamp string) string {
	t := Moment(stamp)
	if t.IsZero() {
		return stamp
	}
	return t.Format("2006-01-02 15:04")
}

// Now returns the time in the office's zone.
func Now() time.Time { return time.Now().In(Zone()) }

var (
	whole   = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$`)
	compact = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	short   = regexp.MustCompile(`^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$`)
)

// Day reads a day as people type one: 2026-02-10, 2026/2/10, 2026年2月10日, 2月10日前. year gives the year of one that
// names none. The day is returned as 2006-01-02.
func Day(text string, year func(month time.Month, day int) int) (string, bool) {
	text = strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, strings.TrimSpace(text))
	for _, tail := range []string{"之前", "以前", "前", "止", "为止"} {
		text = strings.TrimSuffix(text, tail)
	}
	m := whole.FindStringSubmatch(text)
	if m == nil {
		m = compact.FindStringSubmatch(text)
	}
	if m == nil {
		s := short.FindStringSubmatch(text)
		if s == nil {
			return "", false
		}
		month, _ := strconv.Atoi(s[1])
		day, _ := strconv.Atoi(s[2])
		m = []string{"", strconv.Itoa(year(time.Month(month), day)), s[1], s[2]}
	}
	y, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	d := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if d.Year() != y || int(d.Month()) != month || d.Day() != day { // no such day
		return "", false
	}
	return d.Format(time.DateOnly), true
}

// Past returns the year of a day that lies behind: this year's, or last year's where this year's is yet to come.
func Past(now time.Time) func(time.Month, int) int {
	return func(month time.Month, day int) int {
		if month > now.Month() || month == now.Month() && day > now.Day() {
			return now.Year() - 1
		}
		return now.Year()
	}
}

// In returns the same year for every day.
func In(year int) func(time.Month, int) int { return func(time.Month, int) int { return year } }
