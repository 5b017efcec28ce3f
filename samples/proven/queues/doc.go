// Package queues holds scenarios about producers and consumers.
package queues
