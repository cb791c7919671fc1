// Package site is what a government site takes in of a report (--to site): the forms, under names that every site
// accepts, and one index of them all with sizes and SHA-256.
//
//	[Name]      what the files of a report are called, in letters, digits and hyphens
//	[Forms]     the forms of a package, each with its ending
//	[Index]     the list of all files, as JSON for programs and as a page for people
//	[Compare]   what changed since an earlier index; [Figures] which figures and sections of one report did
//
// # What must not come in
//
// Files, and the making of forms: who packs writes them with the rooms beside this one.
package site
