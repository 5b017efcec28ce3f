package capture

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// What to do, for the second line of an error.
const (
	howToServe   = `The program serves them if it has import _ "net/http/pprof" and listens: go http.ListenAndServe("localhost:6060", nil).`
	howToTimeout = "Give a shorter --for, or serve /debug/pprof by an http.Server that has no WriteTimeout."
	howToEnter   = "Give user and password in the URL, as http://user:password@host/, or a token with -H \"Authorization: Bearer $TOKEN\"."
)

// problem says whom an error is about, what is wrong, and what to do.
func (j *Job) problem(what, advice string) error {
	text := j.From + ": " + what
	if advice != "" {
		text += "\n" + advice
	}
	return errors.New(text)
}

// unanswered explains an error of a request that had no answer.
func (j *Job) unanswered(ctx, live context.Context, err error) error {
	switch cause := context.Cause(live); {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(cause, errStalled):
		return j.problem(fmt.Sprintf("no answer within %v", j.For+j.patience), "Is that a program that serves net/http/pprof, and does it still run?")
	}
	if of, ok := errors.AsType[*url.Error](err); ok {
		err = of.Err // without the address, which may have a password
	}
	dns, isDNS := errors.AsType[*net.DNSError](err)
	_, isCertificate := errors.AsType[*tls.CertificateVerificationError](err)
	timed, isTimeout := errors.AsType[net.Error](err)
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return j.problem("nobody listens at "+j.target.host, "Is the program running, and is the port right? "+howToServe)
	case isDNS:
		return j.problem("there is no host "+dns.Name, "")
	case isCertificate:
		return j.problem(err.Error(), "--insecure takes any certificate.")
	case strings.Contains(err.Error(), "HTTP response to HTTPS client"):
		return j.problem("the server speaks http, not https", "Write http:// in the URL.")
	case isTimeout && timed.Timeout():
		return j.problem("no connection within "+connectTimeout.String(), "Can this machine reach that one? A port can be forwarded: ssh -L 6060:localhost:6060 host, or kubectl port-forward pod/name 6060.")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		return j.problem("the server closed the connection without an answer", "Did the program end? "+howToTimeout)
	}
	return j.problem(err.Error(), "")
}

// maxSaid is how much of an answer is read to explain it.
const maxSaid = 4 << 10

// refused explains an answer that is an error.
func (j *Job) refused(resp *http.Response) error {
	body, _ := io.ReadAll(io.LimitReader(resp.Body, maxSaid)) // what there is of it
	said := string(body)
	has := func(text string) bool { return strings.Contains(said, text) }
	status := resp.Status
	if status == "" {
		status = fmt.Sprint(resp.StatusCode)
	}
	switch {
	case has("already enabled"):
		return j.problem("the program is being traced already", "A program has one trace at a time: wait until the other recording ends. If the program traces itself (runtime/trace.Start), take the trace that it writes.")
	case has("exceeds server's WriteTimeout"):
		return j.problem(fmt.Sprintf("the server's WriteTimeout is shorter than %v, so it would cut the trace off", j.For), howToTimeout)
	case has("HTTP request to an HTTPS server"):
		return j.problem("the server speaks https, not http", "Write https:// in the URL.")
	case resp.StatusCode == http.StatusUnauthorized, resp.StatusCode == http.StatusForbidden, resp.StatusCode == http.StatusProxyAuthRequired:
		return j.problem("the server lets nobody in unasked: "+status, howToEnter)
	case resp.StatusCode == http.StatusNotFound:
		return j.problem("the server has no such page: "+status, "Are host, port and path right? "+howToServe)
	case resp.StatusCode == http.StatusServiceUnavailable, resp.StatusCode == http.StatusGatewayTimeout, resp.StatusCode == http.StatusRequestTimeout:
		return j.problem("the server, or one before it, gave up: "+status, "If it lets no request take that long (http.TimeoutHandler, a proxy), give a shorter --for, or ask the program itself.")
	}
	if line := firstLine(body); line != "" {
		status += ": " + line
	}
	return j.problem("the server says "+status, "")
}

// noTrace explains an answer that is no error, and no trace either.
func (j *Job) noTrace(resp *http.Response, head []byte) error {
	rest, _ := io.ReadAll(io.LimitReader(resp.Body, maxSaid)) // what there is of it
	body := append(head, rest...)
	what := "the answer is no trace"
	switch {
	case bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")):
		what += ", but a web page"
	case bytes.HasPrefix(body, []byte("\x1f\x8b")):
		what += ", but a profile in pprof's binary form"
	case firstLine(body) != "":
		what += `: it starts with "` + firstLine(body) + `"`
	}
	if at := resp.Request.URL; at.Host != j.target.host {
		what += "; it comes from " + at.Host + ", where the server sends who asks"
	}
	return j.problem(what, "Are host, port and path right? "+howToServe)
}

// firstLine returns the first line of a text, as far as it can be shown; "" of what is none.
func firstLine(body []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(body)), "\n")
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "<") || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == '\x7f' || r == '�' }) {
		return ""
	}
	if cut := []rune(line); len(cut) > 120 {
		line = string(cut[:120]) + "…"
	}
	return line
}

// cut explains why a trace is not whole.
func (j *Job) cut(ctx, live context.Context, err error, took time.Duration) error {
	switch {
	case ctx.Err() != nil:
		return errInterrupted
	case errors.Is(context.Cause(live), errStalled):
		return errStalled
	case took < j.For:
		return fmt.Errorf("the server ended the connection after %v: did the program end, or has its http.Server a WriteTimeout shorter than %v?", took.Round(100*time.Millisecond), j.For)
	}
	if of, ok := errors.AsType[*url.Error](err); ok {
		err = of.Err
	}
	return err
}
