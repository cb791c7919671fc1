// Package engine takes PDF files apart: the characters of each page with their places, and the ruling lines. It is the
// only place that knows pdfium, which runs as WebAssembly behind a fence: no file, no network, a bounded memory, a
// bounded time. A file that breaks the engine breaks its own instance and nothing else.
//
// The program is compiled to machine code once and kept in the user's cache folder. Compiling
// takes seconds, so the first short file on a machine without that cache is interpreted instead,
// which starts at once and takes a third of a second a page.
package engine

import (
	"errors"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"nianbao/internal/importing/source/pdf/layout"
)

// MaxPages is the most pages of a file that is read.
const MaxPages = 500

// The limits of one file.
const (
	maxGlyphs   = 400_000 // of all pages together
	maxObjects  = 200_000 // of all pages together
	memoryPages = 2048    // of 64 KiB: 128 MiB
)

// The time one file may take, beside the start of the engine: by the clock or by this process's
// work, whichever is less, so that a file is not refused because the machine is busy.
const (
	compiledTime    = 5 * time.Second
	interpretedTime = 8 * time.Second
)

// A file with more than this is not interpreted: compiling costs less.
const (
	interpretedPages = 10
	interpretedBytes = 400 << 10
)

// interpretedGarbage is how much memory, in percent of what is used, may be garbage while a file is
// interpreted: interpreter and file together stay below the 400 MB that a file may take.
const interpretedGarbage = 25

// notice is called when compiling begins.
var notice atomic.Pointer[func()]

// OnCompiling sets what is called when compiling begins, which takes some seconds once on a machine.
func OnCompiling(call func()) { notice.Store(&call) }

// engine is the one of the process.
var engine struct {
	sync.Mutex
	compiled *runtime
	files    int
}

// Read returns what the pages of a file show. The error is an [*Error].
func Read(data []byte) ([]layout.Page, error) {
	pages, err, done := interpret(data)
	if done {
		return pages, err
	}
	r, err := compiled()
	if err != nil {
		return nil, err
	}
	return r.read(data)
}

// interpret reads a file without compiling; done is false where compiling is better. That is the case from the second
// file on. The interpreter is given up afterwards, for it takes as much memory as compiling does.
func interpret(data []byte) (pages []layout.Page, err error, done bool) {
	engine.Lock()
	defer engine.Unlock()
	engine.files++
	if canCompile && (engine.compiled != nil || engine.files > 1 || len(data) > interpretedBytes || isCached()) {
		return nil, nil, false
	}
	defer debug.SetGCPercent(debug.SetGCPercent(interpretedGarbage))
	r, err := start(false)
	if err != nil {
		return nil, err, true
	}
	defer r.stop()
	pages, err = r.read(data)
	return pages, err, !errors.Is(err, errLong)
}

// compiled returns the compiled engine.
func compiled() (*runtime, error) {
	engine.Lock()
	defer engine.Unlock()
	if engine.compiled != nil {
		return engine.compiled, nil
	}
	if call := notice.Load(); call != nil && !isCached() {
		(*call)()
	}
	debug.FreeOSMemory() // of an interpreter that was used before
	r, err := start(true)
	if err == nil {
		engine.compiled = r
	}
	return r, err
}
