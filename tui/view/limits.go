package view

import "time"

// SeekLimit is how many intervals one key looks at, at most: as many as there is
// time for within a frame.
const SeekLimit = 1 << 16

// SeekTime is how long one key looks where intervals may have to be decoded again.
const SeekTime = 200 * time.Millisecond

// WheelLines is how many lanes or rows a turn of the wheel scrolls.
const WheelLines = 3
