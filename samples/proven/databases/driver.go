package databases

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"

	"chanlens/samples/proven"
)

// connector connects to a database that takes its time and knows one row.
type connector struct{}

func (connector) Connect(context.Context) (driver.Conn, error) { return conn{}, nil }
func (connector) Driver() driver.Driver                        { return nil }

type conn struct{}

func (conn) Prepare(query string) (driver.Stmt, error) { return stmt{len(query)}, nil }
func (conn) Close() error                              { return nil }
func (conn) Begin() (driver.Tx, error)                 { return tx{}, nil }

type tx struct{}

func (tx) Commit() error   { return nil }
func (tx) Rollback() error { return nil }

// stmt takes as many milliseconds as its query has letters.
type stmt struct{ ms int }

func (stmt) Close() error                               { return nil }
func (stmt) NumInput() int                              { return 0 }
func (stmt) Exec([]driver.Value) (driver.Result, error) { return driver.ResultNoRows, nil }
func (s stmt) Query([]driver.Value) (driver.Rows, error) {
	proven.Pause(s.ms)
	return &rows{}, nil
}

type rows struct{ read bool }

func (*rows) Columns() []string { return []string{"n"} }
func (*rows) Close() error      { return nil }
func (r *rows) Next(dest []driver.Value) error {
	if r.read {
		return io.EOF
	}
	r.read = true
	dest[0] = int64(1)
	return nil
}

func openDB(connections int) *sql.DB {
	db := sql.OpenDB(connector{})
	db.SetMaxOpenConns(connections)
	return db
}
