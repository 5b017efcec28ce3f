package filter

import (
	"context"
	"math"
	"sync"

	"chanlens/model"
)

// Filter is an expression made ready for a trace. Any number of goroutines may use it.
type Filter struct {
	t        *model.Trace
	root     test
	possible opMask // operations of which a moment can satisfy it

	mu    sync.Mutex
	later []pending // what is still to be found out, in order
}

// pending is a set of goroutines that only their rows tell.
type pending struct {
	set  *members
	find func(ctx context.Context, progress func(done, of int)) (bitset, error)
}

// compiler makes tests of terms.
type compiler struct {
	t     *model.Trace
	facts *Facts
	later []pending
}

// Compile makes an expression ready for a trace, and looks up the names in it. A nil
// expression chooses every goroutine. facts may be nil, or lack what is not examined yet:
// then an expression that asks for it is an [*Error], with NotYet.
func Compile(e *Expr, t *model.Trace, facts *Facts) (*Filter, error) {
	if facts == nil {
		facts = &Facts{}
	}
	c := &compiler{t: t, facts: facts}
	root, err := c.expr(e)
	if err != nil {
		return nil, err
	}
	return c.filter(root), nil
}

// filter makes a filter of a test.
func (c *compiler) filter(root test) *Filter {
	f := &Filter{t: c.t, root: root, later: c.later}
	for op := range f.possible {
		op := model.Operation(op)
		f.possible[op] = op.State() != model.StateUnknown && root.ofOp(op) != no
	}
	return f
}

func (c *compiler) expr(e *Expr) (test, error) {
	if e == nil {
		return allOfNone{}, nil
	}
	if e.Shape == IsTest {
		return c.term(e.Test)
	}
	var list []test
	for _, x := range e.Of {
		is, err := c.expr(x)
		if err != nil {
			return nil, err
		}
		list = append(list, is)
	}
	switch e.Shape {
	case IsAnd:
		return newAllOf(list), nil
	case IsOr:
		return newAnyOf(list), nil
	}
	return noneOf{list[0]}, nil
}

// allOfNone holds always.
type allOfNone struct{}

func (allOfNone) ofGoroutine(model.Goroutine) truth { return yes }
func (allOfNone) ofOp(model.Operation) truth        { return maybe }
func (allOfNone) holds(*moment) bool                { return true }
func (allOfNone) cost() int                         { return costBit }

// term makes the test of a term. What is negated by its operator is the opposite of
// what is not.
func (c *compiler) term(t *Term) (test, error) {
	if !c.facts.has(t.Field.Needs) {
		return nil, &Error{Span: t.At, NotYet: true,
			Msg: t.Field.Name + " is not examined yet", Hint: "wait until the " + t.Field.Needs.String() + " are there"}
	}
	is, err := t.Field.make(c, t)
	if err != nil {
		return nil, err
	}
	if t.Op == Ne || t.Op == Unlike {
		return noneOf{is}, nil
	}
	return is, nil
}

// goroutines makes a test of what is known of each goroutine.
func (c *compiler) goroutines(is func(model.Goroutine) bool) *members {
	return &members{c.pick(is)}
}

func (c *compiler) pick(is func(model.Goroutine) bool) bitset {
	return fill(c.t.NumGoroutines(), func(i int) bool { return is(model.Goroutine(i)) })
}

// infos is goroutines, of what the trace tells of them as a whole.
func (c *compiler) infos(is func(model.GoroutineInfo) bool) *members {
	return c.goroutines(func(g model.Goroutine) bool { return is(c.t.Goroutine(g)) })
}

// stacks picks the stacks whose frames fit: all of them, or the place only.
func (c *compiler) stacks(fits func(model.Frame) bool, anywhere bool) bitset {
	frames := memo[model.FrameID]{ask: func(id model.FrameID) bool { return fits(c.t.Frame(id)) }}
	return fill(c.t.NumStacks()+1, func(i int) bool {
		id := model.StackID(i)
		if id == model.NoStack {
			return false
		}
		if !anywhere {
			return frames.is(c.t.Site(id))
		}
		for _, f := range c.t.Stack(id) {
			if frames.is(f) {
				return true
			}
		}
		return false
	})
}

// strings asks once for each string.
func (c *compiler) strings(fits func(string) bool) *memo[model.StringID] {
	return &memo[model.StringID]{ask: func(id model.StringID) bool { return fits(c.t.String(id)) }}
}

// bounds returns the least and the most that an operator allows.
func bounds(op Op, x int64) (least, most int64) {
	least, most = math.MinInt64, math.MaxInt64
	switch op {
	case Lt:
		most = x - 1
	case Le:
		most = x
	case Gt:
		least = x + 1
	case Ge:
		least = x
	default:
		least, most = x, x
	}
	return least, most
}

// times returns the bounds of a term about time.
func times(t *Term) (least, most model.Time) {
	x, _ := timeOf(t.Values[0].Text)
	a, b := bounds(t.Op, int64(x))
	return model.Time(a), model.Time(b)
}
