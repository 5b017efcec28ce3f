package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A checkout changes no line end: gofmt and the checksums of the samples hold on
// Windows, too.
func TestCheckoutKeepsBytes(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, ".gitattributes"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(strings.Split(string(data), "\n"), "* -text") {
		t.Errorf("nothing in .gitattributes says so:\n%s", data)
	}
}
