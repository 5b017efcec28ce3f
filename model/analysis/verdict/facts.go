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
var facts = [numFacts]struct {
	leaning leaning
	words   string
}{
	factMakerGone:     {leansStuck, "MAKER, which started it, has ended"},
	factOutlivesMaker: {leansWaiting, "others dealt with it after MAKER, which started it, had ended"},
	factMakerStuck:    {leansStuck, "MAKER, which started it, is stuck itself"},
	factInherited:     {leansEither, "MAKER, which started it, was started by somebody who is still about it"},
	factBefore:        {leansWaiting, "it is older than the trace"},
	factHeld:          {leansWaiting, "CALL, which started it and dealt with it, is still in progress"},
	factHeldUnused:    {leansEither, "CALL, which started it, is still in progress"},
	factOutlivesCall:  {leansWaiting, "others dealt with it after CALL, which started it, had returned"},
	factDropped:       {leansStuck, "CALL, which started it, has returned since"},
	factDroppedShared: {leansEither, ""},
	factBuilt:         {leansEither, "CALL started it and returned at once, as a constructor does"},
	factBuiltDeep:     {leansStuck, "CALL, which started it, has returned, and so has its caller"},
	factFar:           {leansStuck, "CALL, which started it, has returned, and all that led to it"},
	factRoot:          {leansEither, ""},

	factPartnerHeld:  {leansWaiting, "PARTNER, which dealt with it before, is still about it"},
	factPartner:      {leansWaiting, "PARTNER, which dealt with it before, may come again"},
	factPartnerFar:   {leansEither, ""},
	factPartnerGone:  {leansStuck, "PARTNER, which dealt with it before, has ended or is stuck"},
	factPartnerAlone: {leansStuck, "nobody else ever dealt with it"},
	factClients:      {leansEither, "all who dealt with it have ended or are stuck"},
	factPlaceServed:  {leansEither, "others who waited here were served"},
	factPlacePartner: {leansWaiting, "somebody who serves others here is alive"},
	factPlaceStale:   {leansStuck, "nobody has been served here for long"},
	factOvertaken:    {leansStuck, "others who came later were served before it, so they waited for another channel"},
	factLeft:         {leansStuck, "PARTNER goes on to deal with others here, and not with it"},
	factServed:       {leansWaiting, "its waits here ended before"},

	factChildren:      {leansWaiting, "goroutines that it started are at work"},
	factChildrenGone:  {leansStuck, "the goroutines that it started have all ended"},
	factChildrenStuck: {leansStuck, "the goroutines that it started are stuck, too"},
	factOthers:        {leansWaiting, "others that CALL started are at work"},
	factOthersOuter:   {leansWaiting, "others that CALL started are at work"},
	factDeep:          {leansEither, ""},
	factYoung:         {leansWaiting, "it has not waited for long"},
	factNotSlow:       {leansWaiting, "waits here took as long before"},
	factTimer:         {leansWaiting, "a timer ended its wait here before"},
	factStandard:      {leansEither, ""},
	factReentrant:     {leansStuck, "it is already in a method of what it locks, which may hold the lock"},
}
