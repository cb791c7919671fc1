package handin

import (
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/verdict"
	"nianbao/internal/desk/web"
	"nianbao/internal/message"
)

// answersView is the page of what became of several files, or of a trial.
type answersView struct {
	web.Page
	Heading  string
	Together []string // of files that are one report: which of them counts
	Answers  []verdict.Answer
}

func (s *Files) answers(p web.Page, a ledger.Agency, all []Handed, trial bool) []verdict.Answer {
	var list []verdict.Answer
	for _, h := range all {
		list = append(list, s.Answer(p, a, h, trial))
	}
	return list
}

// Answer is what became of one report, in words.
func (s *Files) Answer(p web.Page, a ledger.Agency, h Handed, trial bool) verdict.Answer {
	w := verdict.Wording{Lang: p.Language}
	out := verdict.Answer{File: h.File, Kind: "fail"}
	switch {
	case h.Err != nil:
		out.Sentence, out.Why = p.Say("desk.answer.refused"), message.Say(h.Err, p.Language)
		return out
	case h.Outcome == taking.Refused:
		out.Sentence, out.Why = p.Say("desk.answer.refused"), h.Why.In(p.Language)
		if whole := verdict.Structural(h.Taken.Findings); len(whole) > 0 {
			out.Advice = whole[0].Hint.In(p.Language) // what to do, of what the sentence before tells
		}
		return out
	case h.Outcome == taking.Strange:
		out.Sentence = p.Say("desk.answer.unknown")
		out.Why = p.Say("desk.answer.unknown.says", "agency", a.Name, "found", h.Taken.Told.Agency)
		if h.Taken.Told.Agency == "" {
			out.Why = p.Say("desk.answer.unknown.noname", "agency", a.Name)
		}
		return out
	}
	out.Kind, out.Sentence = w.Verdict(h.Taken.Findings, trial)
	if h.Receipt != "" && (!trial || h.Outcome == taking.Unchanged) {
		out.Number, out.Link = h.Receipt, p.To("/receipts/"+h.Receipt)
	}
	if h.Outcome == taking.Unchanged {
		out.Why = out.Sentence + p.Say("desk.stop")
		out.Sentence = p.Say("desk.answer.unchanged")
		out.Advice = p.Say("desk.answer.unchanged.says", "number", h.Receipt)
	}
	w.Fill(&out, h.Taken.Findings)
	return out
}
