// Package lexicon holds the words prose is read by.
//
// [Grammar] has the words of counting, listing and comparing, by class, from words.yaml; [Trie]
// finds the longest word that begins at a place, which alone distinguishes 公共 from 共. [Expand]
// writes out a family of words: 结转{至|到|}下年.
//
// The words that name the form's figures come from the edition; this package has no word of the form.
package lexicon
