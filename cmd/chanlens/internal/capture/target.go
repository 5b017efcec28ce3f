package capture

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// target is where a program serves the handlers of net/http/pprof.
type target struct {
	base    string        // their folder, "http://user:secret@host:6060/debug/pprof"
	host    string        // with the port, if one was given
	shown   string        // the folder without what is secret
	query   url.Values    // what was given besides what the handlers know, such as a token
	seconds time.Duration // of the trace; 0: not given
}

// howToURL stands behind an error about an address.
const howToURL = "Write it like http://localhost:6060/debug/pprof/trace, or localhost:6060 for short."

// parseTarget reads an address as people paste it: with or without scheme, the path of a
// handler, and a query.
func parseTarget(text string) (target, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return target{}, errors.New("--url: the address is empty; is it a shell variable that is not set?")
	}
	if !strings.Contains(text, "://") {
		text = "http://" + text
	}
	u, err := url.Parse(text)
	if err != nil {
		if of, ok := errors.AsType[*url.Error](err); ok {
			err = of.Err // without the address, which may have a password
		}
		return target{}, fmt.Errorf("--url is no address: %w\n%s", err, howToURL)
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return target{}, fmt.Errorf("--url begins with %s://: there are http and https\n%s", u.Scheme, howToURL)
	case u.Host == "":
		return target{}, fmt.Errorf("--url names no host\n%s", howToURL)
	case u.Hostname() == "":
		u.Host = "localhost" + u.Host // ":6060", as a server is told where to listen
	}
	t := target{host: u.Host, query: u.Query()}
	if t.seconds, err = seconds(t.query.Get("seconds")); err != nil {
		return target{}, err
	}
	for _, known := range []string{"seconds", "debug", "gc"} {
		t.query.Del(known)
	}
	folder := handlers(u.EscapedPath())
	t.shown = u.Scheme + "://" + u.Host + folder
	t.base = t.shown
	if u.User != nil {
		t.base = u.Scheme + "://" + u.User.String() + "@" + u.Host + folder
	}
	return t, nil
}

// handlers returns the folder of the handlers that a path is of. One that does not say is
// what stands before the usual folder.
func handlers(p string) string {
	p = strings.TrimRight(p, "/")
	if i := strings.LastIndex(p+"/", "/debug/pprof/"); i >= 0 {
		return p[:i] + "/debug/pprof"
	}
	switch path.Base(p) {
	case "trace": // the handlers stand in a folder of another name
		return strings.TrimSuffix(p, "/trace")
	case "pprof":
		return p
	case "debug":
		return p + "/pprof"
	}
	return p + "/debug/pprof"
}

// seconds reads the length of a trace as the handler does, which takes what it does not
// understand for a second.
func seconds(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	s, err := strconv.ParseFloat(text, 64)
	if err != nil || !(s > 0) || s > math.MaxInt64/float64(time.Second) {
		return 0, fmt.Errorf("--url: seconds=%s is no length of time\nLeave it out, and say --for 5s.", text)
	}
	return time.Duration(s * float64(time.Second)), nil
}

// at returns the address of a handler, with one more parameter.
func (t target) at(handler, key, value string) string {
	query := url.Values{key: {value}}
	for k, v := range t.query {
		query[k] = v
	}
	return t.base + "/" + handler + "?" + query.Encode()
}

// fileName makes the name of a file for a trace from the host.
func (t target) fileName() string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '_':
			return r
		}
		return '-'
	}, t.host)
	return strings.Trim(name, "-.") + ".trace"
}
