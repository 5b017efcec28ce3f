// Package selects holds scenarios about select, nil channels and the like.
package selects
