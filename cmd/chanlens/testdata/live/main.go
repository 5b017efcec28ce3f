// Live is a service that forgets goroutines and serves net/http/pprof. It prints where,
// and then the path of each request.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
)

// ask returns the first of three answers. Nobody receives the others.
func ask() int {
	answers := make(chan int)
	for n := range 3 {
		go answer(answers, n)
	}
	return <-answers
}

func answer(answers chan<- int, n int) { answers <- n }

func main() {
	for range 5 {
		ask()
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(l.Addr())
	log.Fatal(http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println(r.URL.Path)
		http.DefaultServeMux.ServeHTTP(w, r)
	})))
}
