// Package mail sends letters to agencies by SMTP: reminders, marked workbooks that go back,
// receipts. It only sends; messages that come in are containers, which internal/inbox looks into.
//
// [Post] sends what the ledger has as owed, one message after another, and enters what became of
// each. [Letters] words them, [Server] is whom they are handed to, [Letter.Bytes] is a message as
// it goes over the line or into a .eml file.
//
// # Never twice
//
// A message is entered as owed in the act by which it falls due, as begun before the first command
// of it, and settled by the server's answer. A run that breaks off before the end of a message's
// content has sent nothing of it, since a server takes a message with the line that ends it;
// between that line and the answer nobody knows, and the message stays in doubt until a person has
// it sent again, under the same Message-ID. Refusals settle a message, with the server's words;
// what the server puts off (4xx) stays owed.
//
// # What must not come in
//
// No address but the roster's: that of a message which came is whatever its sender wrote there. No
// line break and no control character of a name, a subject or a file: [Letter.Bytes] has its own
// gate, and the tests look at its bytes. No password from the command line, and none over an open
// line to another machine.
package mail
