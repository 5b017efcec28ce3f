// Package databases holds scenarios about pools of connections.
package databases
