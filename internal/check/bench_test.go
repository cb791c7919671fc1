package check

import (
	"strconv"
	"testing"
)

// BenchmarkRun checks a report in which nothing is wrong, which is what most are.
func BenchmarkRun(b *testing.B) {
	c := zeros(b, "2021", 2025)
	b.ReportAllocs()
	for b.Loop() {
		Run(c)
	}
}

// BenchmarkRunOnRubbish checks a table in which nothing adds up: the search for the fewest wrong
// cells must give up soon.
func BenchmarkRunOnRubbish(b *testing.B) {
	c := zeros(b, "2021", 2025)
	for i, s := range c.Edition.Table("requests").Slots {
		put(c, s.ID, strconv.Itoa(i*7919%1000))
	}
	b.ReportAllocs()
	for b.Loop() {
		Run(c)
	}
}

// BenchmarkRunOnFourFaults is a table with four slips that have nothing to do with one another.
func BenchmarkRunOnFourFaults(b *testing.B) {
	c := put(consistent(b), "requests.granted.person", "9", "requests.refused_law.company", "9",
		"requests.other_misc.legal", "9",
		"requests.forward.charity", "9")
	for b.Loop() {
		Run(c)
	}
}

// BenchmarkRunOnTangle is the worst case for that search: slips that share rows and columns, so that
// neither the least number of cells nor a likely one is soon found.
func BenchmarkRunOnTangle(b *testing.B) {
	c := consistent(b)
	for i, row := range []string{"granted", "partial", "refused_law", "other_misc", "granted", "partial",
		"refused_law"} {
		column := []string{"person", "company", "research"}[(i+i/3)%3]
		put(c, "requests."+row+"."+column, strconv.Itoa(20+i*i))
	}
	for b.Loop() {
		Run(c)
	}
}
