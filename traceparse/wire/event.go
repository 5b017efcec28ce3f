package wire

// kind is an event's type, as it stands in a trace.
type kind = uint8

// The types of events. Source: GOROOT/src/internal/trace/tracev2/events.go.
const (
	evEventBatch        kind = 1
	evStacks            kind = 2
	evStack             kind = 3
	evStrings           kind = 4
	evString            kind = 5
	evCPUSamples        kind = 6
	evCPUSample         kind = 7
	evFrequency         kind = 8
	evProcsChange       kind = 9
	evProcStart         kind = 10
	evProcStop          kind = 11
	evProcSteal         kind = 12
	evProcStatus        kind = 13
	evGoCreate          kind = 14
	evGoCreateSyscall   kind = 15
	evGoStart           kind = 16
	evGoDestroy         kind = 17
	evGoDestroySyscall  kind = 18
	evGoStop            kind = 19
	evGoBlock           kind = 20
	evGoUnblock         kind = 21
	evGoSyscallBegin    kind = 22
	evGoSyscallEnd      kind = 23
	evGoSyscallBlocked  kind = 24 // GoSyscallEndBlocked
	evGoStatus          kind = 25
	evSTWBegin          kind = 26
	evSTWEnd            kind = 27
	evGCActive          kind = 28
	evGCBegin           kind = 29
	evGCEnd             kind = 30
	evGCSweepActive     kind = 31
	evGCSweepBegin      kind = 32
	evGCSweepEnd        kind = 33
	evMarkAssistActive  kind = 34
	evMarkAssistBegin   kind = 35
	evMarkAssistEnd     kind = 36
	evHeapAlloc         kind = 37
	evHeapGoal          kind = 38
	evGoLabel           kind = 39
	evUserTaskBegin     kind = 40
	evUserTaskEnd       kind = 41
	evUserRegionBegin   kind = 42
	evUserRegionEnd     kind = 43
	evUserLog           kind = 44
	evGoSwitch          kind = 45 // since Go 1.23
	evGoSwitchDestroy   kind = 46
	evGoCreateBlocked   kind = 47
	evGoStatusStack     kind = 48
	evExperimentalBatch kind = 49
	evSync              kind = 50 // since Go 1.25
	evClockSnapshot     kind = 51
	evEndOfGeneration   kind = 52 // since Go 1.26

	evExperimental    kind = 128 // the first and the last of the allocation experiment
	evExperimentalEnd kind = 136
)

// notTimed marks types that are no event of a thread.
const notTimed = 0xff

// numArgs says of each type how many numbers follow its time.
var numArgs = func() (n [256]uint8) {
	for i := range n {
		n[i] = notTimed
	}
	for k, args := range map[kind]uint8{
		evProcsChange: 2, evProcStart: 2, evProcStop: 0, evProcSteal: 3, evProcStatus: 2,
		evGoCreate: 3, evGoCreateSyscall: 1, evGoStart: 2, evGoDestroy: 0, evGoDestroySyscall: 0,
		evGoStop: 2, evGoBlock: 2, evGoUnblock: 3, evGoSyscallBegin: 2, evGoSyscallEnd: 0,
		evGoSyscallBlocked: 0, evGoStatus: 3, evSTWBegin: 2, evSTWEnd: 0,
		evGCActive: 1, evGCBegin: 2, evGCEnd: 1, evGCSweepActive: 1, evGCSweepBegin: 1, evGCSweepEnd: 2,
		evMarkAssistActive: 1, evMarkAssistBegin: 1, evMarkAssistEnd: 0, evHeapAlloc: 1, evHeapGoal: 1,
		evGoLabel: 1, evUserTaskBegin: 4, evUserTaskEnd: 2, evUserRegionBegin: 3, evUserRegionEnd: 3, evUserLog: 4,
		evGoSwitch: 2, evGoSwitchDestroy: 2, evGoCreateBlocked: 3, evGoStatusStack: 4, evClockSnapshot: 3,
		128: 3, 129: 3, 130: 1, // heap spans
		131: 2, 132: 2, 133: 1, // heap objects
		134: 2, 135: 2, 136: 1, // goroutine stacks
	} {
		n[k] = args
	}
	return n
}()

// maxArgs is the most numbers that follow the time of an event.
const maxArgs = 4
