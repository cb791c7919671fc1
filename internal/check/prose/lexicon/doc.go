// Package lexicon holds the words prose is read by.
//
// [Grammar] has the words of counting, listing and comparing, by class, from words.yaml; [Dictionary]
// finds the longest word that begins at a place, which alone distinguishes 公共 from 共. It is made
// of [Families] of words, 结转{至|到|}下年, which [Expand] writes out.
//
// The words that name the form's figures come from the edition; this package has no word of the form.
package lexicon
