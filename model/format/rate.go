package format

// Rate writes how often something happens: "0.52/s", "812/s", "12.3 k/s".
func Rate(perSecond float64) string {
	if perSecond > 0 && perSecond < 0.01 {
		return "<0.01/s"
	}
	return scaled(perSecond, "/s", " k/s", " M/s", " G/s")
}
