// Package link makes the links by which agencies reach the desk: the secret part of each follows from a
// key that is kept outside the ledger, so that the same links can be printed again and a stolen ledger
// opens nothing.
//
// [LoadOrMakeKey] finds the key, [List] gives the links out and enters those that are new. The ledger
// knows a link, a session and a program's token by [TokenHash] alone. What must not come in: pages.
package link
