// Package programs holds scenarios of some size, with goroutines of many kinds
// at once, and such as run for long or began long before the recording.
package programs
