// Package licences holds the licence texts of the Go modules the program is built from, which
// every copy of it has to carry. The file is made by .ci/licences, and CI fails when it is out of
// date.
package licences

import _ "embed"

//go:embed modules.txt
var modules string

// Modules returns the texts, each below a line with the module's path and version.
func Modules() string { return modules }
