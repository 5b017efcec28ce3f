package verdict

// leaning says which way a fact can speak at all. It keeps the weights from taking an
// accident of the programs they were fitted to for a rule.
type leaning int8

const (
	leansWaiting leaning = -1
	leansEither  leaning = 0
	leansStuck   leaning = 1
)

// facts says of each fact which way it leans, and what a sentence says of it where it
// decides. In these, MAKER is who started the goroutine, CALL the function with the go
// statement, and PARTNER who dealt with it last. Without words a fact is not told.
// A fact that leans to either side is told where it speaks for what tells says.
var facts = [numFacts]struct {
	leaning leaning
	words   string
	tells   Verdict
}{
	factMakerGone:     {leaning: leansStuck, words: "MAKER, which started it, has ended"},
	factOutlivesMaker: {leaning: leansWaiting, words: "others dealt with it after MAKER, which started it, had ended"},
	factMakerStuck:    {leaning: leansStuck, words: "MAKER, which started it, is stuck itself"},
	factInherited:     {leansEither, "the work that MAKER, which started it, was part of still goes on", Waiting},
	factBefore:        {leaning: leansWaiting, words: "it is older than the trace, as those are that run for good"},
	factHeld:          {leaning: leansWaiting, words: "MAKER, which started it and has dealt with it, may do so again"},
	factHeldUnused:    {leansEither, "CALL, which started it, is still in progress", Waiting},
	factOutlivesCall:  {leaning: leansWaiting, words: "others dealt with it after CALL, which started it, had returned"},
	factDropped:       {leaning: leansStuck, words: "CALL, which started it, has returned since"},
	factDroppedShared: {leaning: leansEither, words: ""},
	factBuilt:         {leansEither, "CALL started it and returned at once, as a constructor does", Waiting},
	factBuiltDeep:     {leaning: leansStuck, words: "CALL, which started it, has returned, and so has its caller"},
	factFar:           {leaning: leansStuck, words: "CALL, which started it, has returned, and so have all its callers"},
	factRoot:          {leaning: leansEither, words: ""},

	factPartnerHeld:   {leaning: leansWaiting, words: "PARTNER, which dealt with it before, is still in that call"},
	factPartner:       {leaning: leansWaiting, words: "PARTNER, which dealt with it before, may come again"},
	factPartnerFar:    {leaning: leansEither, words: ""},
	factPartnerGone:   {leaning: leansStuck, words: "PARTNER, which dealt with it before, has ended or is stuck"},
	factPartnerAlone:  {leaning: leansStuck, words: "nobody but PARTNER ever dealt with it"},
	factClients:       {leansEither, "several came, dealt with it and went, as clients do", Waiting},
	factFew:           {leansEither, "those who dealt with it have ended or are stuck", Stuck},
	factPlaceServed:   {leansEither, "others who waited here were served", Waiting},
	factPlacePartner:  {leaning: leansWaiting, words: "somebody who serves others here is still alive"},
	factPlaceOutlives: {leaning: leansWaiting, words: "others here were served later by those who had started them"},
	factPlaceTimer:    {leaning: leansWaiting, words: "timers ended waits of others here"},
	factPlaceStale:    {leaning: leansStuck, words: "nobody has come here for a long time"},
	factOvertaken:     {leaning: leansStuck, words: "others who came later were served first, so theirs is another channel"},
	factLeft:          {leaning: leansStuck, words: "whoever served it last goes on to serve others here, but not it"},
	factServed:        {leaning: leansWaiting, words: "its waits here ended before"},

	factChildren:      {leaning: leansWaiting, words: "goroutines that it started are still at work"},
	factChildrenGone:  {leaning: leansStuck, words: "the goroutines that it started have all ended"},
	factChildrenStuck: {leaning: leansStuck, words: "the goroutines that it started are stuck, too"},
	factOthers:        {leaning: leansWaiting, words: "other goroutines that CALL started are still at work"},
	factOthersOuter:   {leaning: leansWaiting, words: "other goroutines that CALL started are still at work"},
	factDeep:          {leaning: leansEither, words: ""},
	factYoung:         {leaning: leansWaiting, words: "it has not waited long"},
	factNotSlow:       {leaning: leansWaiting, words: "waits here took as long before this one"},
	factTimer:         {leaning: leansWaiting, words: "a timer ended its wait here before"},
	factStandard:      {leaning: leansEither, words: ""},
	factReentrant:     {leaning: leansStuck, words: "it is already in a method of what it locks, which may hold the lock"},
	factHolder:        {leaning: leansWaiting, words: "a goroutine that is at work is inside a call that takes the lock"},
}
