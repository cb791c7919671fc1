// Package judging judges reports of any source: files of a folder, originals of a ledger, one uploaded file.
//
// A [Judge] holds what all reports of a run are judged by: the edition to read by, the office's
// policy, last year's reports. A [Subject] holds what is known about one of them: the agency
// expected, its level, explanations, near-duplicates.
//
//	[Judge.Upload]  one file in memory: name and bytes in, results out
//	[Judge.Files]   any number of files: twins and second versions among them found, results in input order
//	[Judge.Open]    bytes → reports, without judging
//	[Judge.Report]  one report that was opened
//
// A file may hold several reports: one [Result] each, distinguished by Part. A file that cannot
// be read is a Result too, with Err; an error is about the program's own world (the context
// ended, last year's report is gone).
//
// Memory is bounded by the weight of what is being judged, not by the number of files: of a
// report judged in [Judge.Files] only who it is, its findings and digests stay. [Run.Whole] reads
// it again for those who print or mark it.
//
// Explanations are an argument, whoever gave them: see [finding.Explanations]. Nothing here
// writes a file, knows a screen or a ledger.
package judging
