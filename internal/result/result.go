// Package result writes what judging came to in three forms: text for people, JSON and CSV for programs.
package result

import (
	"nianbao/internal/finding"
	"nianbao/internal/judging"
)

// rank puts the worst results first.
func rank(r judging.Result) int {
	switch r.Verdict() {
	case finding.Unreadable:
		return 0
	case finding.Fail:
		return 1
	case finding.VerifyIt:
		return 2
	}
	return 3
}
