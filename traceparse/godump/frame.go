package godump

import (
	"bytes"
	"strconv"
)

// A frame is two lines, from traceback2 and printOneCgoTraceback in
// GOROOT/src/runtime/traceback.go. Arguments have braces, but no parentheses:
//
//	main.(*server).serve(0xc000012345?, {0x1, 0x2})
//		/home/me/main.go:12 +0x1d fp=0xc000047fc8 sp=0xc000047fa8 pc=0x51e2fd
//	main.inlined[...](...)
//		/home/me/main.go:14
//	c_function
//		/home/me/c.c:7 pc=0x4567
//
// and so is who created the goroutine, from printcreatedby1; the number is there from
// Go 1.21 on:
//
//	created by main.main in goroutine 1
//		/home/me/main.go:80 +0x2db

// parseFunc reads the first line of a frame. Without arguments it may be that of a frame
// in C, or no frame at all.
func parseFunc(line []byte) (fn []byte, sure bool) {
	if bytes.HasSuffix(line, []byte(")")) {
		if i := bytes.LastIndexByte(line, '('); i > 0 {
			return line[:i], true
		}
	}
	return line, false
}

// parseCreator reads the first line of who created a goroutine, behind "created by ".
func parseCreator(text []byte) (fn []byte, id int64) {
	const in = " in goroutine "
	if i := bytes.LastIndex(text, []byte(in)); i >= 0 {
		if n, err := strconv.ParseUint(string(text[i+len(in):]), 10, 63); err == nil {
			return text[:i], int64(n)
		}
	}
	return text, 0
}

// parsePlace reads the second line of a frame, behind its tab.
func parsePlace(text []byte) (file []byte, line int, ok bool) {
	i := bytes.LastIndexByte(text, ':')
	if i < 0 {
		return nil, 0, false
	}
	number, _, _ := bytes.Cut(text[i+1:], []byte(" "))
	n, err := strconv.ParseUint(string(number), 10, 31)
	if err != nil {
		return nil, 0, false
	}
	return text[:i], int(n), true
}
