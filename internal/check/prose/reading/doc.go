// Package reading reads a paragraph of Chinese official prose as far as all rules need it: into
// sentences, stretches between semicolons, amounts with what the words before them make of each
// (其中, 共, 同比…), what stands in brackets, and expressions of time. What an amount is the
// figure of, and what is a part of what, is not said here; only the words in which that is
// answered, [Verdict] and [Stated], stand here, as lists and claims have them in common.
package reading
