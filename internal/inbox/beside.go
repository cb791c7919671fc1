package inbox

import "regexp"

// handedOut is how the sheet and the note are called that this program lays beside the templates it hands out.
var handedOut = regexp.MustCompile(`^(发放登记(\(\d+\))?\.xlsx|填报通知(\(\d+\))?\.txt)$`)

// Beside reports whether a file is the sheet or the note beside templates: no agency's report is called so.
func Beside(name string) bool { return handedOut.MatchString(name) }
