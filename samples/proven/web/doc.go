// Package web holds scenarios about servers, clients and connections.
package web
