package engine

import (
	"context"
	"crypto/rand"
	"io"
	"os"
	"path/filepath"
	goruntime "runtime"
	"runtime/debug"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// canCompile reports whether there is a compiler for this machine's processor.
const canCompile = goruntime.GOARCH == "amd64" || goruntime.GOARCH == "arm64"

// mostInstances is how many files are taken apart at once.
const mostInstances = 2

// runtime is pdfium, compiled or to be interpreted, ready to make instances of.
type runtime struct {
	pool     pdfium.Pool
	memory   *memory
	compiled bool
}

// start makes pdfium ready.
func start(compiled bool) (*runtime, error) {
	config := wazero.NewRuntimeConfigInterpreter()
	if compiled {
		config = wazero.NewRuntimeConfigCompiler()
		if cache := openCache(); cache != nil {
			config = config.WithCompilationCache(cache)
		}
	}
	config = config.WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true)
	rooms := &memory{}
	pool, err := webassembly.Init(webassembly.Config{
		Context:       experimental.WithMemoryAllocator(context.Background(), rooms),
		MaxTotal:      mostInstances,
		FSConfig:      wazero.NewFSConfig(), // no file of this machine
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		RandomSource:  rand.Reader,
	})
	if err != nil {
		return nil, &Error{Kind: NoEngine, cause: err}
	}
	debug.FreeOSMemory() // making it ready leaves more behind than a file may take
	return &runtime{pool: pool, memory: rooms, compiled: compiled}, nil
}

// stop gives back what the engine takes up.
func (r *runtime) stop() { _ = r.pool.Close() }

// end ends an instance in the middle of its work.
func (r *runtime) end(instance pdfium.Pdfium) {
	r.memory.ended.Add(1)
	defer r.memory.ended.Add(-1)
	_ = instance.Kill()
}

// time is how long a file may take.
func (r *runtime) time() time.Duration {
	if r.compiled {
		return compiledTime
	}
	return interpretedTime
}

// cacheFolder is where compiled code is kept, "" where the user has no such place.
func cacheFolder() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "nianbao", "pdf")
}

// isCached reports whether compiled code is kept there.
func isCached() bool {
	folder := cacheFolder()
	if folder == "" {
		return false
	}
	found, _ := filepath.Glob(filepath.Join(folder, "wazero-*", "*"))
	return len(found) > 0
}

// openCache opens the folder, nil where it cannot be written: compiled code then lasts as long as the process.
func openCache() wazero.CompilationCache {
	folder := cacheFolder()
	if folder == "" || os.MkdirAll(folder, 0o700) != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil
	}
	return cache
}
