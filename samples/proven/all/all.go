// Package all registers every scenario. It is imported for that alone.
package all

import (
	_ "chanlens/samples/proven/contexts"
	_ "chanlens/samples/proven/databases"
	_ "chanlens/samples/proven/hubs"
	_ "chanlens/samples/proven/limits"
	_ "chanlens/samples/proven/locks"
	_ "chanlens/samples/proven/onces"
	_ "chanlens/samples/proven/pipelines"
	_ "chanlens/samples/proven/pools"
	_ "chanlens/samples/proven/programs"
	_ "chanlens/samples/proven/queues"
	_ "chanlens/samples/proven/results"
	_ "chanlens/samples/proven/selects"
	_ "chanlens/samples/proven/timers"
	_ "chanlens/samples/proven/waits"
	_ "chanlens/samples/proven/web"
)
