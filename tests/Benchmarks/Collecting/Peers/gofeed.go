// Parses all files of a folder again and again; prints the milliseconds of each round, then how many items were found.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"time"

	"github.com/mmcdole/gofeed"
)

func main() {
	names, _ := filepath.Glob(filepath.Join(os.Args[1], "*"))
	sort.Strings(names)
	var texts []string
	for _, name := range names {
		bytes, _ := os.ReadFile(name)
		texts = append(texts, string(bytes))
	}
	rounds, _ := strconv.Atoi(os.Args[2])
	items, failed := 0, 0
	for round := 0; round < rounds; round++ {
		items, failed = 0, 0
		began := time.Now()
		for _, text := range texts {
			feed, err := gofeed.NewParser().ParseString(text)
			if err != nil {
				failed++
				continue
			}
			items += len(feed.Items)
		}
		fmt.Println(float64(time.Since(began).Microseconds()) / 1000)
	}
	fmt.Println("items", items, "failed", failed)
}
