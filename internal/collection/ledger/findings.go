package ledger

import (
	"nianbao/internal/finding"
	"nianbao/internal/jsonform"
)

func encodeFindings(findings []finding.Finding) (string, error) {
	data, err := jsonform.Keep(findings)
	return string(data), err
}

func decodeFindings(text string) ([]finding.Finding, error) { return jsonform.Kept([]byte(text)) }
