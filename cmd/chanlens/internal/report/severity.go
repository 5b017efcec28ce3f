package report

import (
	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/finding"
)

// severityStyles are the styles of severities.
var severityStyles = [...]page.Style{finding.Info: page.Bold, finding.Warning: page.Warn, finding.Critical: page.Alarm}

// countSeverities counts the findings by severity.
func (r *Report) countSeverities() finding.Counts { return finding.Count(r.Findings) }
