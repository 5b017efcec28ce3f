package report

import (
	"cmp"

	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// shapeName is the contract's word for what the use of a channel looks like.
func shapeName(s channel.Shape) string { return cmp.Or(s.String(), "unknown") }

// sitesOf lists where a channel or a lock is used.
func sitesOf(t *model.Trace, uses []channel.Use) []Site {
	sites := []Site{}
	for _, s := range channel.Sites(uses) {
		f := t.Frame(s.Site)
		sites = append(sites, Site{Op: s.Word, Func: f.Func, File: f.File, Line: f.Line, Count: s.Count})
	}
	return sites
}
