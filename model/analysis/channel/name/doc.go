// Package name finds what a channel or a lock is called in the source: the expression
// at the line where it is used.
//
//	results <- r               results          c.wg.Wait()       c.wg
//	v, ok := <-s.done          s.done           defer mu.Unlock() mu
//	for j := range jobs        jobs             close(quit)       quit
//	jobs := make(chan job, 8)  jobs           s.done = make(…)  s.done
//	select { case <-ctx.Done(): …               ctx.Done(), of the cases on that side
//
// What comes in: the text of a file, and a line of it with what is done there ([Role]).
// What goes out: the expression as it stands there, or none where the line does not do
// that, as in a file that was changed since, or does it twice with different ones.
//
//  1. Parse the declaration around the line (go/parser): a file may have ten thousand
//     lines.
//  2. Find the operations whose text spans the line; the innermost ones count.
//  3. A deferred call runs at another line than it stands: at the end of its function.
//     So where the line has none, look for one deferred in the function around it.
//
// Package name imports nothing of this module.
package name
