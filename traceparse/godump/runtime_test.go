package godump

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// printed returns the texts that functions of the runtime's traceback.go print.
func printed(t *testing.T, functions ...string) map[string][]string {
	t.Helper()
	file, err := goparser.ParseFile(token.NewFileSet(), filepath.Join(runtime.GOROOT(), "src", "runtime", "traceback.go"), nil, 0)
	if err != nil {
		t.Skipf("the runtime's source is not at hand: %v", err)
	}
	texts := make(map[string][]string)
	for _, name := range functions {
		fn, ok := file.Scope.Lookup(name).Decl.(*ast.FuncDecl)
		if !ok {
			t.Fatalf("there is no function %s", name)
		}
		ast.Inspect(fn, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if id, ok := call.Fun.(*ast.Ident); !ok || id.Name != "print" && id.Name != "println" {
				return true
			}
			for _, arg := range call.Args {
				if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					text, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					texts[name] = append(texts[name], text)
				}
			}
			return true
		})
	}
	return texts
}

// What the parser knows of the forms of a dump is what the runtime prints: a new
// release of Go that prints something else fails here.
func TestFormsAreTheRuntimes(t *testing.T) {
	want := map[string][]string{
		"goroutineheader": {
			"goroutine ", " gp=", " m=", " mp=", " m=nil", " [", " (leaked)", " (scan)", " (durable)", ", ", " minutes",
			", locked to thread", ", synctest bubble ", " labels:{", ": ", ", ", "}", "]:\n",
		},
		"printcreatedby1": {"created by ", " in goroutine ", "\n", "\t", ":", " +", "\n"},
		"traceback1":      {"...", " frames elided...\n"},
		"traceback2": {
			"(", "...", ")\n", "\t", ":", " +", " fp=", " sp=", " pc=", "\n", "non-Go function at pc=", "\n",
		},
		"printAncestorTraceback": {"[originating from goroutine ", "]:\n", "...additional frames elided...\n"},
		"printOneCgoTraceback":   {"non-Go function", "\t", ":", " ", "pc=", "\n"},
	}
	var functions []string
	for name := range want {
		functions = append(functions, name)
	}
	if diff := cmp.Diff(want, printed(t, functions...)); diff != "" {
		t.Errorf("(-want +runtime)\n%s", diff)
	}
}
