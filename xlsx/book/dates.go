package book

import (
	"bytes"
	"math"
	"strconv"
	"time"
)

const (
	secondsADay = 24 * 60 * 60
	lastSerial  = 2958465 // 9999-12-31, the last day workbooks know
	days1904    = 1462    // from the first day of one system to that of the other
)

// serialDate converts a serial number to a date: 2026-01-31, 2026-01-31T08:30:00, or 08:30:00
// when it has no days. It returns "" when the number is no date; the cell then remains a number.
func serialDate(number string, since1904 bool) string {
	serial, err := strconv.ParseFloat(number, 64)
	if err != nil || !(serial >= 0 && serial <= lastSerial+1) {
		return ""
	}
	// Shown times are never finer than a second, and floats never exact.
	seconds := int64(math.Round(serial * secondsADay))
	days, second := seconds/secondsADay, seconds%secondsADay
	clock := time.Unix(second, 0).UTC().Format("15:04:05")
	if since1904 && (days > 0 || second == 0) {
		days += days1904
	}
	var day string
	switch {
	case days > lastSerial:
		return ""
	case days == 0:
		return clock
	case days == 60:
		day = "1900-02-29" // a day that never was, kept by every program since Lotus 1-2-3
	case days < 60:
		day = time.Date(1899, 12, 31+int(days), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	default:
		day = time.Date(1899, 12, 30+int(days), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	if second == 0 {
		return day
	}
	return day + "T" + clock
}

// isoDate gives the date of a cell that holds one in words of ISO 8601 (t="d"), in the form
// serialDate gives. It is nil when the text is no such date.
func isoDate(text []byte) []byte {
	text, _ = bytes.CutSuffix(text, []byte("Z"))
	const full, short = "2006-01-02T15:04:05", "2006-01-02T15:04"
	for _, layout := range []string{time.DateOnly, full, short, time.TimeOnly} {
		// A fraction of a second is accepted after the seconds without being in the layout.
		when, err := time.Parse(layout, string(text))
		switch {
		case err != nil:
			continue
		case layout == time.TimeOnly:
			return when.AppendFormat(nil, time.TimeOnly)
		case when.Hour()+when.Minute()+when.Second() == 0:
			return when.AppendFormat(nil, time.DateOnly)
		}
		return when.AppendFormat(nil, full)
	}
	return nil
}
