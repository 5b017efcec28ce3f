package verdict

// hope is who is left that could end a wait on a channel whose operations were recorded:
// of all who come into question, the one who is most likely to. The other side of a send
// is a receive, and of a receive a send or the close.
type hope uint8

// The hopes, from the least to the most.
const (
	hopeUnknown   hope = iota // the recording does not tell: the evidence alone decides
	hopeNil                   // the channel is nil
	hopeGone                  // who did the other side have ended or are stuck
	hopeGaveUpFar             // one chose another case of its select, and left the call
	hopeLeftFar               // one did the other side, and left the call for good
	hopeFellows               // all who are live only do the same side
	hopeGaveUp                // one chose another case of its select, and went on in that call
	hopeUntouched             // nobody else has ever used the channel, and who made it is not live
	hopeStale                 // one came again and again, but left the call and stays away
	hopeMakerLeft             // the others are gone, but who made it is live
	hopeOwn                   // it made the channel itself, and nobody else has used it
	hopeLeft                  // one did the other side once, and went on in that call
	hopeOverdue               // one came again and again, and stays away for long
	hopeMakerFar              // who made it is live, but out of the call
	hopeMaker                 // who made it is live, and in the call
	hopeClients               // they came one by one, and whoever starts them is live
	hopeBack                  // one is in the call, in front of the line of the other side
	hopeHolder                // a live one has put in what it will take out, or the other way round
	hopeHeirs                 // live ones that were started with the channel at hand have not used it yet
	hopeServed                // one comes again and again
	hopeTimer                 // a timer sends
	hopeOutside               // signals come from outside
	numHopes
)

// hopes says of each hope how much it speaks for being stuck, as the logarithm of odds, of
// a send and of a receive; how much the other evidence still counts; and what a sentence
// says of it. Where that counts for less than all, what it tells of partners and of others
// at the place is left out, for the recording tells that better. In the words, PARTNER is
// who the hope rests on, OTHERS what that one did, and TIMES how often.
//
// The weights are set by hand. A fit to the programs of samples/proven, recorded with
// their channel operations, was the guide for those hopes that occur there; it was not
// followed where that would have cost other verdicts there (hopeMakerFar and hopeBack of a
// receive). What does not occur there, such as hopeGaveUp, is a guess from small programs.
var hopes = [numHopes]struct {
	send, receive float64
	evidence      float64
	words         string
}{
	hopeUnknown:   {0, 0, 1, ""},
	hopeNil:       {9, 9, 0, "the channel is nil"},
	hopeGone:      {3, 3, 0.5, "all others that ever used the channel have ended or are stuck"},
	hopeGaveUpFar: {3, 3, 0.5, "PARTNER waited for it in a select, took another case and left that call"},
	hopeLeftFar:   {1, -0.5, 1, "PARTNER, which OTHERS the channel TIMES, has left that call"},
	hopeFellows:   {1, -1, 0.5, "all others that use the channel and are not stuck do the same to it"},
	hopeGaveUp:    {2, 2, 0.5, "PARTNER waited for it in a select, took another case and went on without it"},
	hopeUntouched: {1.5, 1.5, 0.5, "nobody else has ever used the channel, and who made it has ended or is stuck"},
	hopeStale:     {0, 0, 1, ""},
	hopeMakerLeft: {1.5, 1.5, 1, "all others that ever used the channel have ended or are stuck, but for PARTNER, which only made it"},
	hopeOwn:       {0, 0, 0.5, ""},
	hopeLeft:      {0.5, -1.5, 0.75, "PARTNER, which OTHERS the channel once, has gone on in that call"},
	hopeOverdue:   {-1, -1, 0.75, "PARTNER, which OTHERS the channel TIMES, is still in that call"},
	hopeMakerFar:  {1, 0, 1, "nobody else has ever used the channel, and PARTNER, which made it, has left that call"},
	hopeMaker:     {0, 0, 1, ""},
	hopeClients:   {-2.5, -2.5, 0.5, "others that come one by one and end have used the channel, and PARTNER goes on to start them"},
	hopeBack:      {-0.5, 0, 1, "PARTNER, which OTHERS the channel TIMES, is in that call and comes to it again"},
	hopeHolder:    {-2, -2, 1, "PARTNER, which waited here before it, has its turn now"},
	hopeHeirs:     {-2, -2, 1, "PARTNER, started with the channel at hand, has not come to use it yet"},
	hopeServed:    {-2.5, -2.5, 0.75, "PARTNER OTHERS the channel again and again, TIMES so far"},
	hopeTimer:     {-4, -4, 0.25, "a timer sends on the channel"},
	hopeOutside:   {-9, -9, 0, "signals come from outside"},
}

// weight returns how much a prospect speaks for being stuck.
func (p prospect) weight() float64 { return p.hope.weight(p.sends) }

func (h hope) weight(sends bool) float64 {
	if sends {
		return hopes[h].send
	}
	return hopes[h].receive
}

// tells reports whether a prospect speaks for a verdict, so that a sentence about it is
// the reason.
func (p prospect) tells(v Verdict) bool {
	return hopes[p.hope].words != "" && p.weight() != 0 && (p.weight() > 0) == (v == Stuck)
}
