// Package lessons finds lessons: those that are part of chanlens, in the order of the
// course, and those of others, each a folder.
//
// What comes in: what the user typed, a lesson's name or number or a folder. What goes out:
// a [Lesson], whose text has been read, and where its recording is.
//
// A folder is somebody else's work and may hold anything. What is read of it are regular
// files within it: nothing that a symbolic link has outside, no pipe and no device. Every
// error says what to do.
//
//	lessons.go  Lesson, and those of chanlens
//	folder.go   a lesson in a folder
//
// Package lessons imports samples, model/analysis/lesson and model/near; of traces it knows
// only where they lie.
package lessons
