package desk

import (
	"nianbao/internal/collection/status"
	"nianbao/internal/finding"
)

// unread are the explanations nobody ruled on, of the agencies an officer may see.
func unread(snap *snapshot, o officer) (list []status.Said) {
	for _, e := range snap.status.Said {
		if e.State == finding.ExplanationGiven && e.Agency != nil && snap.agency(o, e.Agency.ID) != nil {
			list = append(list, e)
		}
	}
	return list
}
