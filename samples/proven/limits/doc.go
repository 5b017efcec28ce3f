// Package limits holds scenarios about semaphores, and about programs as a
// whole: how they wait for their end, and how they are tested.
package limits
