package season

import (
	"context"
	"time"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/web"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// DeadlineSays is the deadline in words, with the days that are left and why it was extended.
func DeadlineSays(ctx context.Context, s *web.Site, p web.Page, a ledger.Agency) (string, error) {
	due := a.Due(report.Own, s.Ledger.Year)
	day, err := time.ParseInLocation(time.DateOnly, due, clock.Zone())
	if err != nil {
		return due, nil
	}
	now := s.Today()
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, clock.Zone())
	days := int(day.Sub(today).Hours() / 24)
	date := message.New("desk.date", "year", day.Year(), "month", int(day.Month()), "day", day.Day()).
		In(p.Language)
	var text string
	switch {
	case days > 0:
		text = p.Say("desk.deadline.left", "date", date, "days", days)
	case days == 0:
		text = p.Say("desk.deadline.today", "date", date)
	default:
		text = p.Say("desk.deadline.over", "date", date, "days", -days)
	}
	if a.Extended == "" {
		return text, nil
	}
	reason, err := s.Ledger.ExtensionReason(ctx, a.ID)
	if reason == "" {
		return p.Say("desk.deadline.extended", "deadline", text), err
	}
	return p.Say("desk.deadline.extended.why", "deadline", text, "reason", reason), err
}
