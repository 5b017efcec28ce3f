// Package pipelines holds scenarios about stages that pass values on.
package pipelines
