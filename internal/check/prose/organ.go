package prose

import (
	"slices"
	"strings"
)

// organEnds are the ends of the names of organs.
var organEnds = []string{"局", "厅", "廳", "委员会", "委員會", "办公室", "办公厅", "镇", "乡", "街道", "中心", "法院", "检察院",
	"公司", "学校", "医院"}

// foreignOrgan reports whether a text names an organ that is not the agency: 县住建局 in the report of 青山县水务局. An
// agency's short name has the letters of the long one in their order.
func foreignOrgan(text, agency string) bool {
	name, end, ok := organ(text)
	if !ok || agency == "" || containsAny(lastRunes(name, 1), selves) {
		return false
	}
	return !inOrder(lastRunes(name, 2)+end, agency)
}

// selves are how an agency speaks of itself: 我局, 本机关, 全局.
var selves = []string{"我", "本", "该", "全"}

// organ finds the last name of an organ in a text: what leads up to it and the end that makes it one.
func organ(text string) (name, end string, ok bool) {
	at := -1
	for _, e := range organEnds {
		if i := strings.LastIndex(text, e); i >= 0 && i+len(e) > at+len(end) {
			at, end = i, e
		}
	}
	if at < 0 {
		return "", "", false
	}
	return text[:at], end, true
}

// actorEnds are the ends of names of those who act, besides organs. 移送其他单位办理 is no act of one's own.
var actorEnds = []string{"我单位", "本单位", "各级机关", "各级行政机关", "管委会"}

// isActor reports whether a text ends in the name of whoever acts: an organ, the area, the agency's own short name.
func isActor(text, agency string) bool {
	if name, end, ok := organ(text); ok && strings.HasSuffix(text, name+end) {
		return true
	}
	for _, end := range actorEnds {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	last := []rune(text)
	if n := len(last); n > 1 && containsAny(string(last[n-2]), selves) { // 我委, 本院
		return true
	}
	if n := len(last); n > 1 && strings.ContainsRune("省市县縣区區州盟旗馆院队站所厂校处科", last[n-1]) {
		return true
	}
	return agency != "" && len(last) > 1 && inOrder(lastRunes(text, 3), agency)
}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

// inOrder reports whether the letters of a name stand in another in the same order.
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
