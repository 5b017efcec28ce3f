package moment

// Event is what a query asks for.
type Event uint8
