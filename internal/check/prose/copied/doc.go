// Package copied finds prose that is nearly the same in two reports (内容雷同).
//
// Make an [Index] with [New], [Index.Add] every report at hand, this year's and last year's, and
// ask [Index.Compare] for the twins of each. Two reports alone are compared by [Between]; what is
// too short for that, and must not be last year's again, by [Again].
//
// Sections are compared one by one. Common text is removed first: figures, punctuation, the names
// of agencies and areas, the phrases every report has. The rest is cut into overlapping pieces of
// a few characters, of which a fraction is kept as fingerprints, chosen so that equal stretches
// yield equal fingerprints in any place (winnowing). An index from fingerprint to reports makes
// the work nearly proportional to the number of reports. The share reported is that of a
// section's own text found in the other report, by stretches of equal fingerprints.
//
// Nothing but fingerprints is kept of a report, so thousands fit in memory. [Of] takes them,
// [Fingerprints.Bytes] stores them, and [Sifted] makes an index of very many; its [Index.Matches]
// are put into words by [Quote] when the text is at hand again.
package copied
