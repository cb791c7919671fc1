// Package handin takes the files of a request: the limits of what is sent, one file after the other as
// turns come free, and what became of each, in words and as JSON. Agencies, officers and programs hand
// in by the same way.
//
// [Files.HandIn] and [Files.Check] are the pages of one agency, [Files.TakeAll] is for any. What must
// not come in: rules on figures; the room taking has them called.
package handin
