// Package result writes what judging came to for programs: JSON and CSV. Both are contracts, shared by
// the command line and the web desk; what a person reads on the screen is in screen.
package result
