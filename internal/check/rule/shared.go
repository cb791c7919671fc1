package rule

// Shared is work several rules need, done once a run: reading the prose, say. Its identity is the
// key, so two kinds of work can neither collide nor be mistaken for one another's type.
type Shared[T any] struct{ work func(*Context) T }

// Share declares such work; the result belongs in a package variable.
func Share[T any](work func(*Context) T) *Shared[T] { return &Shared[T]{work} }

// Of returns what the work comes to for a context: the first time in a run by doing it, outside a run by doing it anew.
func (s *Shared[T]) Of(c *Context) T {
	if done, ok := c.shared[s]; ok {
		return done.(T)
	}
	result := s.work(c)
	if c.shared != nil {
		c.shared[s] = result
	}
	return result
}

// Fresh returns the context for one run. Nothing is shared between runs: a report may differ.
func (c *Context) Fresh() *Context {
	fresh := *c
	fresh.shared = map[any]any{}
	return &fresh
}
