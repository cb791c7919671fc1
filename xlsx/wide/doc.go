// Package wide writes and reads wide sheets (宽表): one row an agency, a column a figure, as platforms and
// superiors ask for them.
//
//	[Write], [WriteCSV]  reports of one edition a sheet, streamed row by row
//	[Read]               the sheets of a file that are wide ones, and what of their heads was understood
//	[Sheet.Rows]         the rows of one, each packed by itself ([Row.Pack])
//	[Unpack]             a packed row again; [Row.Report] makes a report of it
//
// A head is matched by the ids of the values, or by the form's own words in the order table, row, column. What is
// not certain is not matched: it is listed, for a person to decide. A sheet of ours can be read either way,
// whatever the order of its columns.
//
// A packed row has the head's lines and its own, byte for byte the same whenever it is packed: it stands for the
// row wherever a file of its own is needed.
//
// # What must not come in
//
// Rules, official labels (they are the edition's), files: bytes come in and go out.
package wide
