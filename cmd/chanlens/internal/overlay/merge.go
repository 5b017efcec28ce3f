package overlay

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Merge adds what another overlay file (the user's own -overlay) replaces.
// Relative paths in it are meant from dir, where the go command runs, as the go
// command takes them. It is an error if both replace the same file.
func (o *Overlay) Merge(file, dir string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("the overlay of -overlay cannot be read: %w", err)
	}
	var user replacements
	if err := json.Unmarshal(text, &user); err != nil {
		return fmt.Errorf("the overlay %s is no overlay file: %w", file, err)
	}
	others := map[string]string{}
	for from, to := range user.Replace {
		from = absolute(dir, from)
		if _, ours := o.Files[from]; ours {
			return fmt.Errorf("the overlay %s replaces %s, which recording must replace, too; leave it out of one of them", file, from)
		}
		if to != "" { // an empty one takes the file away
			to = absolute(dir, to)
		}
		others[from] = to
	}
	o.others = others
	return nil
}

func absolute(dir, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(dir, path)
}
