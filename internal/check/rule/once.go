package rule

// Several rules read the same prose. What one of them worked out, the others take from here, for as long as one run
// lasts: a report may change between two runs, never within one.

// Fresh returns the context for one run, in which work is done once.
func (c *Context) Fresh() *Context {
	fresh := *c
	fresh.done = map[string]any{}
	return &fresh
}

// Once does a piece of work the first time it is asked for in a run; outside a run, every time.
func Once[T any](c *Context, name string, work func() T) T {
	if done, ok := c.done[name]; ok {
		return done.(T)
	}
	result := work()
	if c.done != nil {
		c.done[name] = result
	}
	return result
}
