// Package verdict puts findings into the words of a page: the verdict first, then what to correct, by
// sheet. [Wording.Verdict] is the first sentence, [Wording.Fill] all of it.
//
// What must not come in: requests, files, rules.
package verdict
