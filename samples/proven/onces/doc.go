// Package onces holds scenarios about what is done once for all who ask.
package onces
