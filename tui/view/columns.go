package view

import (
	"strconv"
	"time"

	"chanlens/tui/table"
)

// CountColumn is a column of how many there are of something, the most first.
func CountColumn[T any](id, title string, width, from, drop int, of func(r T) int) table.Column[T] {
	return table.Column[T]{ID: id, Title: title, Width: width, From: from, Right: true, Drop: drop, Down: true,
		Text:   func(r T) string { return CountOrDash(of(r)) },
		Number: func(r T) float64 { return float64(of(r)) },
		CSV:    func(r T) string { return strconv.Itoa(of(r)) }}
}

// LongColumn is a column of how long something took, the longest first; CSV has nanoseconds.
func LongColumn[T any](id, title string, width, from, drop int, of func(r T) time.Duration) table.Column[T] {
	return table.Column[T]{ID: id, Title: title, Width: width, From: from, Right: true, Drop: drop, Down: true,
		Text:   func(r T) string { return LongOrDash(of(r)) },
		Number: func(r T) float64 { return float64(of(r)) },
		CSV:    func(r T) string { return strconv.FormatInt(int64(of(r)), 10) }}
}
