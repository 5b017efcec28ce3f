// Run runs one scenario, with its trace, or lists all of them.
package main

import (
	"flag"
	"fmt"
	"log"

	"chanlens/samples/proven"
	_ "chanlens/samples/proven/all"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("run: ")
	traceFile := flag.String("trace", "", "write the execution trace to `file`")
	truthFile := flag.String("truth", "", "write what the leak profile proved to `file`")
	flag.Parse()

	for _, s := range proven.All() {
		if flag.NArg() == 0 {
			fmt.Printf("%-8s %-32s %s\n", s.Class(), s.Name, s.Kind)
		}
		if s.Name == flag.Arg(0) {
			if err := proven.Record(s, *traceFile, *truthFile); err != nil {
				log.Fatal(err)
			}
			return
		}
	}
	if flag.NArg() > 0 {
		log.Fatalf("there is no scenario %q", flag.Arg(0))
	}
}
