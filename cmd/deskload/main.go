// Command deskload measures the desk as agencies meet it: it makes a season of its own in a temporary folder, starts
// `nianbao serve` on it, hands in a completed workbook of every agency with a number of clients at once, and prints how
// fast and with how much memory. Clients that behave badly can be put beside them.
//
//	go build -o /tmp/nianbao ./cmd/nianbao && go run ./cmd/deskload -program /tmp/nianbao
//	go run ./cmd/deskload -program /tmp/nianbao -slow 100 -half-open 100 -wrong 10000
package main

import (
	"flag"
	"fmt"
	"log"
	"slices"
	"sync"
	"time"
)

func main() {
	log.SetFlags(0)
	program := flag.String("program", "nianbao", "the nianbao to measure")
	agencies := flag.Int("agencies", 400, "agencies, each with a workbook of its own")
	clients := flag.Int("clients", 20, "clients at once")
	slow := flag.Int("slow", 0, "clients beside them that send one byte a second")
	halfOpen := flag.Int("half-open", 0, "connections beside them that send nothing")
	wrong := flag.Int("wrong", 0, "requests beside them with a wrong token")
	flag.Parse()
	s, err := newSeason(*program, *agencies)
	if err != nil {
		log.Fatal(err)
	}
	defer s.close()
	alone, err := timed(func() error { return s.handIn(0) })
	if err != nil {
		log.Fatal(err)
	}
	stop := s.disturb(*slow, *halfOpen, *wrong)
	took, whole, failed := s.rush(*clients)
	stop()
	fmt.Printf("workbooks of %d KB, %d clients at once\n", s.size()>>10, *clients)
	fmt.Printf("one alone        %8.1f ms\n", ms(alone))
	fmt.Printf("hand-ins         %8.1f a second (%d in %.1f s, %d failed)\n",
		float64(len(took))/whole.Seconds(), len(took), whole.Seconds(), failed)
	fmt.Printf("median, 99 %%     %8.1f ms %8.1f ms\n", ms(at(took, 50)), ms(at(took, 99)))
	fmt.Printf("memory of serve  %8d MB at most\n", s.memory()>>20)
}

// rush hands in the workbooks of all but the first agency.
func (s *season) rush(clients int) (took []time.Duration, whole time.Duration, failed int) {
	next := make(chan int)
	var mu sync.Mutex
	var all sync.WaitGroup
	begun := time.Now()
	for range clients {
		all.Go(func() {
			for i := range next {
				d, err := timed(func() error { return s.handIn(i) })
				mu.Lock()
				if took = append(took, d); err != nil {
					log.Print(err)
					failed++
				}
				mu.Unlock()
			}
		})
	}
	for i := 1; i < len(s.files); i++ {
		next <- i
	}
	close(next)
	all.Wait()
	slices.Sort(took)
	return took, time.Since(begun), failed
}

func timed(work func() error) (time.Duration, error) {
	begun := time.Now()
	err := work()
	return time.Since(begun), err
}

func at(sorted []time.Duration, percent int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, len(sorted)*percent/100)]
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
