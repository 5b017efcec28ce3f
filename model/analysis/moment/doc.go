// Package moment finds moments of a trace that are asked for in words.
package moment
