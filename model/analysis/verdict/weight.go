package verdict

import "chanlens/model"

// weight returns how much a fact speaks for a goroutine that waits in an operation
// being stuck: the logarithm of the odds, positive for stuck.
func weight(f fact, op model.Operation) float64 { return fitted[f][operations[op].family] }

// bias returns the logarithm of the odds that a goroutine which waits in an operation
// is stuck, without any evidence.
func bias(op model.Operation) float64 {
	if operations[op].family == familyReceive && op == model.OpSelect {
		return fittedSelect
	}
	return fittedBias[operations[op].family]
}
