package channel

import "chanlens/model"

// isPaired says of which operations the waits are paired with what ended them: those on
// channels and locks.
var isPaired = func() (is [model.NumOperations]bool) {
	for i := range is {
		op := model.Operation(i)
		is[i] = onChannel(op) || onLock(op)
	}
	return is
}()

// onChannel reports whether an operation waits on channels that are not nil.
func onChannel(op model.Operation) bool {
	return op == model.OpSend || op == model.OpReceive || op == model.OpSelect
}

// onLock reports whether an operation waits on a lock.
func onLock(op model.Operation) bool {
	switch op.Class() {
	case model.ClassMutex, model.ClassRWMutex, model.ClassWaitGroup, model.ClassCond:
		return true
	}
	return op == model.OpSemacquire
}

// canonical joins the variants of an operation that a person takes for one.
func canonical(op model.Operation) model.Operation {
	if op == model.OpRWMutexQueue {
		return model.OpRWMutexLock
	}
	return op
}

// onNil reports whether an operation waits on the nil channel.
func onNil(op model.Operation) bool { return op == model.OpSendNil || op == model.OpReceiveNil }
