// Package judge weighs readings of prose.
//
// The readers of lists and claims propose what a sentence may say; each proposal has features,
// named observations about its words (an opener, a total word, another year). The weights of the
// features are data, in weights.yaml, made by `go generate` from the known sets of sentences; a
// proposal is taken seriously if their sum is above zero. Weights are whole numbers, so that every
// machine comes to the same sum.
//
// The package knows no words and no figures.
package judge

//go:generate sh -c "cd ../../../.. && go run ./cmd/measure -weigh"
