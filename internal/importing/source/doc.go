// Package source takes a file apart, whatever its format, into one stream: paragraphs and tables in reading order, each
// with its place. What a file holds beside its text (scripts, menus, hidden parts) is left out and listed.
//
// [Open] decides by the bytes what a file is. [Text] and the drawn tables within it, HTML and Word are read here,
// [OfSheets] takes a workbook's sheets; a reader in a room of its own (a format that needs a large library) builds its
// [Source] with a [Builder] and is called by package importing.
//
// What a reader gives:
//   - a [Block] for each paragraph, unchanged but for indenting spaces. A line of a plain text is a
//     paragraph; an empty one is kept there, because it separates the rows of a table.
//   - a [Block] with a [Table] for each table whose cells have known places: rows and columns
//     counted from 0, a merged cell once with its spans, empty cells as cells without text. A table
//     that only lays out the page is dissolved.
//   - Dropped for what is no text of the report.
//
// What a text means is not known here: no label, no heading, no edition. That is package match.
package source
