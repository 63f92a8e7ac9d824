// Parses all files of a folder again and again; prints the milliseconds of each round, then how many items were found.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from 'feedsmith'

const [folder, rounds] = process.argv.slice(2)
const texts = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8'))
let items, failed
for (let round = 0; round < Number(rounds); round++) {
  items = failed = 0
  const began = performance.now()
  for (const text of texts) {
    try {
      const { feed } = parseFeed(text)
      items += (feed.items ?? feed.entries ?? []).length
    } catch {
      failed++
    }
  }
  console.log(performance.now() - began)
}
console.log('items', items, 'failed', failed)
