package databases

import (
	"context"
	"database/sql"
	"strings"
	"sync"

	"chanlens/samples/proven"
)

// slow is a query of so many milliseconds.
func slow(ms int) string { return strings.Repeat("q", ms) }

// A database was used, and is idle. Its goroutine waits for requests to open a
// connection.
func dbIdle(stop func()) {
	db := openDB(2)
	defer db.Close()
	var n int
	db.QueryRow("q").Scan(&n)
	proven.Pause(45)
	stop()
}

// A repository has one connection. A slow query has it, and three wait for it.
func dbBusy(stop func()) {
	r := &repository{db: openDB(1)}
	defer r.db.Close()
	var requests sync.WaitGroup
	requests.Go(func() { r.count(120) })
	proven.Pause(10)
	for range 3 {
		requests.Go(func() { r.count(1) })
	}
	proven.Pause(40)
	stop()
	requests.Wait()
}

type repository struct{ db *sql.DB }

func (r *repository) count(ms int) (n int, err error) {
	err = r.db.QueryRow(slow(ms)).Scan(&n)
	return n, err
}

// A transaction is open while main talks to somebody. Its goroutine in
// database/sql waits for the end of its context, and a query for the connection.
func dbTransaction(stop func()) {
	db := openDB(1)
	defer db.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		panic(err)
	}
	waiting := make(chan error)
	go func() {
		_, err := db.ExecContext(ctx, "update")
		waiting <- err
	}()
	proven.Pause(95)
	stop()
	tx.Commit()
	<-waiting
}

// An import opens a database and does not close it. The database's own
// goroutine is left.
func dbDropped(stop func()) {
	for range 2 {
		importRows()
		proven.Pause(15)
	}
	stop()
}

func importRows() {
	var n int
	openDB(1).QueryRow("q").Scan(&n)
}

// A report does not close its rows and so keeps the only connection. The next
// one waits for it, and they are all that know of the database.
func dbRowsOpen(stop func()) {
	nightly()
	proven.Pause(65)
	stop()
}

func nightly() {
	db := openDB(1)
	rows, err := db.Query("qqq")
	if err != nil || !rows.Next() {
		return
	}
	for range 2 {
		go func() {
			var n int
			db.QueryRow("q").Scan(&n)
		}()
	}
}

// A database is in use, and one of the same kind was dropped.
func dbKeptAndDropped(stop func()) {
	kept := &repository{db: openDB(3)}
	defer kept.db.Close()
	kept.count(1)
	importRows()
	kept.count(2)
	proven.Pause(30)
	stop()
}

func init() {
	proven.Healthy("sql-idle", "sql.DB, idle", dbIdle)
	proven.Healthy("sql-waiting-for-connection", "waiting for a free connection", dbBusy)
	proven.Healthy("sql-transaction", "open transaction", dbTransaction)
	proven.Leaking("sql-dropped", "sql.DB without Close", 2, dbDropped)
	proven.Leaking("sql-rows-open", "rows not closed, the next one waits", 3, dbRowsOpen)
	proven.Leaking("sql-kept-and-dropped", "sql.DBs, one kept and one dropped", 1, dbKeptAndDropped)
}
