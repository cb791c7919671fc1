// Package session lets officers in: passwords as argon2id hashes, signing in and out, sessions in the
// ledger, wrong tries slowed, and the two roles. [Door.Signed] admits whoever is signed in,
// [Door.Acting] those who may change something, [Door.Whole] those who are not limited to a tree of
// superiors.
//
// What must not come in: pages beyond the one to sign in, and what an officer may see of the season.
package session
