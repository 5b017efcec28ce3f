// App passes ten numbers through a channel, says how it was started, and ends as its
// first argument says.
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for i := 0; i < 10; i++ {
			numbers <- i
		}
	}()
	sum := 0
	for n := range numbers {
		sum += n
	}
	folder, _ := os.Getwd()
	fmt.Printf("sum %d, args %q, in %s\n", sum, os.Args[1:], filepath.Base(folder))
	for _, v := range os.Environ() {
		if strings.HasPrefix(v, "CHANLENS_TRACE") || strings.HasPrefix(v, "GOTOOLCHAIN=") {
			fmt.Println("sees", v)
		}
	}
	if len(os.Args) > 1 {
		end(os.Args[1], os.Args[2:])
	}
}

func end(how string, args []string) {
	switch how {
	case "exit":
		code, _ := strconv.Atoi(args[0])
		os.Exit(code)
	case "panic":
		panic("boom")
	case "stdin":
		for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
			fmt.Println("line", lines.Text())
		}
	case "sleep":
		ready(args)
		time.Sleep(time.Hour)
	case "kill":
		p, _ := os.FindProcess(os.Getpid())
		p.Kill()
		time.Sleep(time.Hour)
	case "count": // signals, for a second after the first
		got := make(chan os.Signal, 9)
		signal.Notify(got, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		ready(args)
		fmt.Println("first", <-got)
		time.Sleep(time.Second)
		fmt.Println("and", len(got), "more")
	case "deaf":
		signal.Ignore(os.Interrupt)
		time.Sleep(time.Hour)
	}
}

// ready says to whoever waits for a file that the program is under way, and who started it.
func ready(args []string) {
	if len(args) > 0 {
		os.WriteFile(args[0]+".new", []byte(strconv.Itoa(os.Getppid())), 0o666)
		os.Rename(args[0]+".new", args[0])
	}
	fmt.Println("ready")
}
