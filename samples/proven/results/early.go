package results

import (
	"errors"

	"chanlens/samples/proven"
)

type profile struct{ name, picture string }

// A page is put together from two parts fetched at the same time. If the first
// one fails, nobody waits for the second.
func errorPath(stop func()) {
	for _, user := range []string{"ann", "", "bob", ""} {
		loadProfile(user)
	}
	proven.Pause(20)
	stop()
}

func loadProfile(user string) (*profile, error) {
	name, picture := make(chan string), make(chan string)
	failed := make(chan error)
	go fetchName(user, name, failed)
	go fetchPicture(user, picture)
	p := new(profile)
	select {
	case p.name = <-name:
	case err := <-failed:
		return nil, err
	}
	p.picture = <-picture
	return p, nil
}

func fetchName(user string, name chan<- string, failed chan<- error) {
	if user == "" {
		failed <- errors.New("no such user")
		return
	}
	name <- user
}

func fetchPicture(user string, picture chan<- string) {
	proven.Pause(5)
	picture <- user + ".png"
}

// An upload is checked after its copy was begun, and refused. The copy ends, but
// has nobody to tell.
func refused(stop func()) {
	proven.Pause(30)
	var u uploader
	for _, size := range []int{500, 5000, 700} {
		u.upload(size)
		proven.Pause(5)
	}
	proven.Pause(90)
	stop()
}

type uploader struct{ accepted, bytes int }

func (u *uploader) upload(size int) error {
	copied := make(chan int)
	go copyAll(size, copied)
	if size > 1000 {
		return errors.New("too large")
	}
	u.bytes += <-copied
	u.accepted++
	return nil
}

func copyAll(size int, copied chan<- int) {
	proven.Pause(size / 500)
	copied <- size
}

func init() {
	proven.Leaking("error-path", "error path that skips a receive", 2, errorPath)
	proven.Leaking("early-return", "receiver that returns early", 1, refused)
}
