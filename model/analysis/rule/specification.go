package rule

const refSpec = "https://go.dev/ref/spec#"

// specification are the rules of the language specification.
var specification = []Rule{
	{
		"spec/Channel_types", "unbuffered needs both sides ready, buffered needs room or a value",
		"If the capacity is zero or absent, the channel is unbuffered and communication succeeds only when both a sender and receiver are ready. Otherwise, the channel is buffered and communication succeeds without blocking if the buffer is not full (sends) or not empty (receives). A nil channel is never ready for communication.",
		refSpec + "Channel_types",
	},
	{
		"spec/Send_statements", "when a send can proceed",
		"Communication blocks until the send can proceed. A send on an unbuffered channel can proceed if a receiver is ready. A send on a buffered channel can proceed if there is room in the buffer. A send on a closed channel proceeds by causing a run-time panic. A send on a nil channel blocks forever.",
		refSpec + "Send_statements",
	},
	{
		"spec/Receive_operator", "when a receive can proceed",
		"The expression blocks until a value is available. Receiving from a nil channel blocks forever. A receive operation on a closed channel can always proceed immediately, yielding the element type's zero value after any previously sent values have been received.",
		refSpec + "Receive_operator",
	},
	{
		"spec/Select_statements", "which case a select chooses",
		"If one or more of the communications can proceed, a single one that can proceed is chosen via a uniform pseudo-random selection. Otherwise, if there is a default case, that case is chosen. If there is no default case, the \"select\" statement blocks until at least one of the communications can proceed.",
		refSpec + "Select_statements",
	},
	{
		"spec/Close", "what close does",
		"Sending to or closing a closed channel causes a run-time panic. Closing the nil channel also causes a run-time panic. After calling close, and after any previously sent values have been received, receive operations will return the zero value for the channel's type without blocking.",
		refSpec + "Close",
	},
	{
		"spec/Go_statements", "a go statement does not wait",
		"program execution does not wait for the invoked function to complete. Instead, the function begins executing independently in a new goroutine. When the function terminates, its goroutine also terminates.",
		refSpec + "Go_statements",
	},
	{
		"spec/For_range", "range over a channel ends when it is closed",
		"For channels, the iteration values produced are the successive values sent on the channel until the channel is closed. If the channel is nil, the range expression blocks forever.",
		refSpec + "For_range",
	},
	{
		"spec/Making_slices_maps_and_channels", "make takes the size of a channel's buffer",
		"The built-in function make takes a type T, which must be a slice, map or channel type, or a type parameter, optionally followed by a type-specific list of expressions.",
		refSpec + "Making_slices_maps_and_channels",
	},
	{
		"spec/Length_and_capacity", "len and cap of a channel",
		"chan T number of elements queued in channel buffer",
		refSpec + "Length_and_capacity",
	},
	{
		"spec/Handling_panics", "a panic that nobody recovers ends the program",
		"Next, any deferred functions run by F's caller are run, and so on up to any deferred by the top-level function in the executing goroutine. At that point, the program is terminated and the error condition is reported, including the value of the argument to panic.",
		refSpec + "Handling_panics",
	},
	{
		"spec/Program_execution", "the program exits when main returns",
		"When that function invocation returns, the program exits. It does not wait for other (non-main) goroutines to complete.",
		refSpec + "Program_execution",
	},
}
