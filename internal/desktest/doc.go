// Package desktest is a desk to try: an office with two agencies that is served, visitors who sign in,
// workbooks with and without faults, a browser. For the tests of the desk's rooms; nothing else imports
// it.
//
// Begin with [New].
package desktest
