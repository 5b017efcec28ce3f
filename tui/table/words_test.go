package table

import (
	"cmp"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"chanlens/model/radix"
)

// sorted returns the order of words as sortWords has it.
func sorted(words []string, down bool) []int32 {
	list := make([]radix.Keyed[int32], len(words))
	for i := range list {
		list[i].Of = int32(i)
	}
	sortWords(words, list, slices.Clone(list), 0, down)
	order := make([]int32, len(list))
	for i, k := range list {
		order[i] = k.Of
	}
	return order
}

// plain returns the same by comparing.
func plain(words []string, down bool) []int32 {
	order := make([]int32, len(words))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		if down {
			a, b = b, a
		}
		return cmp.Compare(words[a], words[b])
	})
	return order
}

// TestWordsAgainstPlain holds sorting by parts of words against sorting by comparison: words
// that begin alike, that end where others go on, and with bytes that are 0.
func TestWordsAgainstPlain(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	pieces := []string{"a", "b", "\x00", "\xff", "main.", "main.(*server).", "abcdefg", "abcdefgh", "界"}
	for range 120 {
		words := make([]string, r.Intn(4*fewWords))
		few := 1 + r.Intn(len(pieces))
		for i := range words {
			words[i] = strings.Repeat("x", r.Intn(2)*9)
			for range r.Intn(5) {
				words[i] += pieces[r.Intn(few)]
			}
		}
		for _, down := range []bool{false, true} {
			if got, want := sorted(words, down), plain(words, down); !slices.Equal(got, want) {
				i := 0
				for got[i] == want[i] {
					i++
				}
				t.Fatalf("%d words, down %v: at %d is %q (%d), want %q (%d)", len(words), down, i, words[got[i]], got[i], words[want[i]], want[i])
			}
		}
	}
}

// BenchmarkWords measures sorting half a million words, by parts and by comparison.
func BenchmarkWords(b *testing.B) {
	for _, distinct := range []int{300, 500_000} {
		words := make([]string, 500_000)
		for i := range words {
			words[i] = fmt.Sprintf("main.(*server).handle%d", uint64(i)*0x9e3779b97f4a7c15>>30%uint64(distinct))
		}
		for _, by := range []struct {
			name string
			do   func([]string, bool) []int32
		}{{"parts", sorted}, {"comparison", plain}} {
			b.Run(fmt.Sprintf("%d by %s", distinct, by.name), func(b *testing.B) {
				for b.Loop() {
					by.do(words, true)
				}
			})
		}
	}
}
