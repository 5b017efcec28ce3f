package findings

import (
	"testing"

	"chanlens/model/analysis/finding"
)

// TestCalmKnowsAllKinds holds that each kind of finding has its words, and no other.
func TestCalmKnowsAllKinds(t *testing.T) {
	words := map[string]string{}
	for _, group := range lookedFor {
		for _, k := range group.kinds {
			if _, ok := words[k.kind]; ok {
				t.Errorf("%s is there twice", k.kind)
			}
			words[k.kind] = k.words
		}
	}
	for _, check := range finding.Checks() {
		if words[check.Kind] == "" {
			t.Errorf("%s has no words", check.Kind)
		}
		delete(words, check.Kind)
	}
	for kind := range words {
		t.Errorf("there is no kind %s", kind)
	}
}
