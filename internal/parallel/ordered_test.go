package parallel

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

var items = slices.Collect(func(yield func(int) bool) {
	for i := range 100 {
		if !yield(i) {
			return
		}
	}
})

func double(_ context.Context, i int) int { return 2 * i }

func TestAnswersComeInOrder(t *testing.T) {
	var got []int
	assert.NoError(t, Ordered(t.Context(), items, double, func(a int) error { got = append(got, a); return nil }))
	assert.Len(t, got, len(items))
	assert.True(t, slices.IsSorted(got))
}

func TestTheFirstErrorEndsIt(t *testing.T) {
	wrong := errors.New("wrong")
	n := 0
	assert.ErrorIs(t, Ordered(t.Context(), items, double, func(a int) error {
		if n++; n == 3 {
			return wrong
		}
		return nil
	}), wrong)
	assert.Equal(t, 3, n)
}

func TestAnEndedContextEndsIt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	// All but the first are at work until the context ends, so that on any number of processors some are not begun.
	work := func(ctx context.Context, i int) int {
		if i > 0 {
			<-ctx.Done()
		}
		return i
	}
	assert.ErrorIs(t, Ordered(ctx, items, work, func(int) error {
		n++
		cancel()
		return nil
	}), context.Canceled)
	assert.Less(t, n, len(items))
}
