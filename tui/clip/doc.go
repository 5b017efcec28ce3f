// Package clip writes what is copied: as words of a shell, and no more than a terminal takes.
//
// Package clip imports nothing of this module.
package clip
