package session

import (
	"testing"

	"nianbao/internal/outside/cluster"
)

// What these tests say is so wherever the ledger lies.
func TestInADatabase(t *testing.T) { cluster.Again(t) }
