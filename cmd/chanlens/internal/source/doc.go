// Package source finds the source files that a trace names, to show them and to name
// what is in them.
//
// What comes in: the path that the trace has for a file, and the function and line of a
// frame in it. What goes out: the text of the file, if it is at hand: a regular one, of at
// most maxSize. A file is looked for
//
//  1. as it is recorded, where that is an absolute path;
//  2. in the folders that the user names, by the longest end of its path that is there; and
//     by the import path of its package, for folders that are laid out by those;
//  3. in GOROOT/src: all of a path that is not absolute (a build with -trimpath), and what
//     follows "/src/" in one that is (another machine's);
//  4. in the module cache, where an element of the path names a version:
//     "example.com/mail@v1.2.3/send.go";
//  5. among the files that are part of this program: those of the samples.
//
// The first one that has the function at the line is taken. If none has it, the first one
// that is there is, with a word on why it may be another one or another version
// ([File].Doubt).
//
// A trace is somebody else's file, and the paths in it may hold anything. From 2 to 4,
// nothing outside of the folders is ever read, by whatever ".." or symbolic link; in 1,
// nothing but what is called a source file. Pipes and devices are not opened.
//
//	source.go   Reader: each file is found once
//	places.go   where a file may be
//	folder.go   reading within a folder, and not beyond
//	fits.go     whether a text is that of a frame
//	default.go  where the go command of this user looks
//
// Package source imports nothing of this module.
package source
