package claims

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// organEnds are the ends of the names of organs, in any place; lastEnds those that make an organ
// of a name only where it ends, and placeEnds those that make a place of it.
var (
	organEnds = []string{"局", "厅", "廳", "委员会", "委員會", "办公室", "办公厅", "镇", "乡", "街道", "中心", "法院", "检察院",
		"公司", "学校", "医院", "系统平台"}
	lastEnds  = []string{"馆", "院", "队", "站", "所", "厂", "校", "科", "处", "办", "村", "社区"}
	placeEnds = []string{"省", "市", "县", "縣", "区", "區", "州", "盟", "旗"}

	closingEnds = slices.Concat(lastEnds, placeEnds)
)

// organs are all these ends.
var organs = sync.OnceValue(func() *lexicon.Set { return lexicon.NewSet(slices.Concat(organEnds, closingEnds)) })

// selves are how an agency speaks of itself: 我局, 本机关, 全局.
var selves = []string{"我", "本", "该", "全"}

// foreignOrgan reports whether a text names an organ, or ends in the name of a place, that is not
// the agency: 县住建局 in the report of 青山县水务局. An agency's short name has the letters of
// the long one in their order.
func foreignOrgan(text, agency string) bool {
	name, end, ok := organ(text)
	if !ok || agency == "" || wordlist.AnyIn(reading.LastRunes(name, 1), selves...) {
		return false
	}
	name = reading.LastRunes(undated(name), 2)
	if name != "" && slices.Contains(placeEnds, end) {
		return !isSeat(name+end, agency)
	}
	return !inOrder(name+end, agency)
}

// isSeat reports whether an agency is the government of a place, whose figures are then its own.
func isSeat(place, agency string) bool {
	_, after, found := strings.Cut(agency, place)
	return found && (after == "" || strings.HasPrefix(after, "人民政府") || strings.HasPrefix(after, "政府"))
}

// organ finds the last name of an organ in a text, or a place it ends in: what leads up to it and
// the end that makes it one.
func organ(text string) (name, end string, ok bool) {
	at := -1
	if !organs().In(text) {
		return "", "", false
	}
	for _, e := range organEnds {
		if i := strings.LastIndex(text, e); i >= 0 && i+len(e) > at+len(end) {
			at, end = i, e
		}
	}
	for _, e := range closingEnds {
		if i := len(text) - len(e); at+len(end) < len(text) && i > 0 && strings.HasSuffix(text, e) {
			at, end = i, e
		}
	}
	if at < 0 {
		return "", "", false
	}
	return text[:at], end, true
}

// undated leaves out of a text all up to its last word of time: 2023年市 is 市.
func undated(text string) string {
	if i := strings.LastIndexAny(text, "年月日度末底初"); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		return text[i+size:]
	}
	return text
}

// actorEnds are the ends of names of those who act, besides organs. 移送其他单位办理 is no act of one's own.
var actorEnds = []string{"我单位", "本单位", "各级机关", "各级行政机关", "管委会"}

// isActor reports whether a text ends in the name of whoever acts: an organ, the area, the agency's own short name.
func isActor(text, agency string) bool {
	if name, end, ok := organ(text); ok && len(name) > 0 && strings.HasSuffix(text, name+end) {
		return true
	}
	if wordlist.AnyEnds(text, actorEnds...) {
		return true
	}
	last := []rune(text)
	if n := len(last); n > 1 && wordlist.AnyIn(string(last[n-2]), selves...) { // 我委, 本院
		return true
	}
	return agency != "" && len(last) > 1 && inOrder(reading.LastRunes(undated(text), 3), agency)
}

// inOrder reports whether the characters of a name occur in another in the same order.
func inOrder(name, long string) bool {
	rest := []rune(long)
	for _, r := range name {
		i := slices.Index(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}
