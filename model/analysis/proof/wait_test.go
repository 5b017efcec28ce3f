package proof

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the runtime's search for leaks judges lies between two of its reasons.
func TestJudgedAreTheRuntimes(t *testing.T) {
	src := filepath.Join(runtime.GOROOT(), "src", "runtime")
	mark, err := os.ReadFile(filepath.Join(src, "mgcmark.go"))
	if err != nil {
		t.Skipf("the runtime's source is not at hand: %v", err)
	}
	if !strings.Contains(string(mark), "reason < waitReasonChanReceiveNilChan || waitReasonSyncWaitGroupWait < reason") {
		t.Error("internalBlocked has other bounds")
	}
	reasons, err := os.ReadFile(filepath.Join(src, "runtime2.go"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	within := false
	for _, m := range regexp.MustCompile(`(?m)^\t(waitReason\w+)[^\n]*// "(.*)"$`).FindAllStringSubmatch(string(reasons), -1) {
		within = within || m[1] == "waitReasonChanReceiveNilChan"
		if within {
			got = append(got, m[2])
		}
		if m[1] == "waitReasonSyncWaitGroupWait" {
			break
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(judged)), got); diff != "" {
		t.Errorf("(-ours +runtime)\n%s", diff)
	}
}
