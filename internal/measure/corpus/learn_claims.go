package corpus

import "nianbao/internal/measure/weigh"

// claimExamples are the readings of figures in some trials.
func claimExamples(trials []Trial) []weigh.Example { return nil }
