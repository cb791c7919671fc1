package check

import "testing"

// BenchmarkRun checks a report in which nothing is wrong, which is what most are.
func BenchmarkRun(b *testing.B) {
	c := zeros(b, "2021", 2025)
	b.ReportAllocs()
	for b.Loop() {
		Run(c)
	}
}
