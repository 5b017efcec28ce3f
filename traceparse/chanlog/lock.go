package chanlog

import (
	"strconv"
	"strings"

	"chanlens/model"
)

// parseLock reads the message of a wait for a lock.
func parseLock(message string) (model.LockAddr, bool) {
	text, ok := strings.CutPrefix(message, "addr=0x")
	addr, err := strconv.ParseUint(text, 16, 64)
	return model.LockAddr(addr), ok && err == nil
}
