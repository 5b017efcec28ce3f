package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"chanlens/cmd/chanlens/internal/overlay"
)

// howToKeep stands behind errors about the folder.
const howToKeep = "\nThe recorder's files are kept in the user's cache folder. Set HOME, or XDG_CACHE_HOME, to a folder that can be written to."

// cacheDir returns the folder in which overlays and links are kept: chanlens in the
// user's cache.
func cacheDir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no folder to keep the recorder's files in: %w%s", err, howToKeep)
	}
	return filepath.Join(dir, "chanlens"), nil
}

// recorder returns the toolchain to build with, and the overlay file that makes its
// programs record, together with what the user's own overlay does (a file; "" for none).
//
// The overlay is derived anew each time, which takes some hundredths of a second, so that
// it always fits the runtime as it is. Its content is its name in the cache; as long as
// that is the same, the go command finds in its own cache what it has built.
func recorder(t toolchain, users, dir string) (toolchain, string, error) {
	cache, err := cacheDir()
	if err != nil {
		return t, "", err
	}
	if t, err = t.linked(cache); err != nil {
		return t, "", err
	}
	o, err := overlay.Derive(t.GOROOT, t.GOVERSION)
	if err != nil {
		return t, "", err
	}
	if users != "" {
		if dir, err = filepath.Abs(dir); err != nil {
			return t, "", err
		}
		if !filepath.IsAbs(users) {
			users = filepath.Join(dir, users)
		}
		if err := o.Merge(users, dir); err != nil {
			return t, "", err
		}
	}
	file, err := o.Write(filepath.Join(cache, "overlay"))
	if err != nil {
		return t, "", fmt.Errorf("%w%s", err, howToKeep)
	}
	return t, file, nil
}

// digest names text by a few letters.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}
