// Package lesson reads lessons, and holds what they claim against a trace.
package lesson
