package main

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// disturb starts clients that behave badly beside the others; stop ends them.
func (s *season) disturb(slow, halfOpen, wrong int) (stop func()) {
	var ended atomic.Bool
	at, err := url.Parse(s.links[0])
	if err != nil {
		return func() {}
	}
	for range slow {
		go s.dribble(at, &ended)
	}
	var open []net.Conn
	for range halfOpen {
		if c, err := net.Dial("tcp", at.Host); err == nil {
			open = append(open, c)
		}
	}
	go func() {
		for i := 0; i < wrong && !ended.Load(); i++ {
			if answer, err := http.Get(fmt.Sprintf("http://%s/a/wrong%d", at.Host, i)); err == nil {
				answer.Body.Close()
			}
		}
	}()
	return func() {
		ended.Store(true)
		for _, c := range open {
			c.Close()
		}
	}
}

// dribble sends a hand-in one byte a second.
func (s *season) dribble(at *url.URL, ended *atomic.Bool) {
	c, err := net.Dial("tcp", at.Host)
	if err != nil {
		return
	}
	defer c.Close()
	request := "POST " + at.Path + "/files HTTP/1.1\r\nHost: " + at.Host +
		"\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x"
	if _, err := c.Write([]byte(request)); err != nil {
		return
	}
	for !ended.Load() {
		if _, err := c.Write([]byte("-")); err != nil {
			return
		}
		time.Sleep(time.Second)
	}
}

// memory is the peak memory of serve in bytes, where the system reports it (Linux); else 0.
func (s *season) memory() (bytes int64) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.serve.Process.Pid))
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(text), "\n") {
		var kb int64
		if _, err := fmt.Sscanf(line, "VmHWM: %d kB", &kb); err == nil {
			return kb << 10
		}
	}
	return 0
}
