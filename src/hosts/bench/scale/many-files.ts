import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { seeded } from './random.ts'

const filesPerFolder = 1_000
const charactersPerFile = 2_000

/** Writes `count` text files of 2 kB, no two alike, of words as frequent as those of a language (Zipf). */
export function writeManyFiles(folder: string, count: number): void {
  const textOf = manyTexts(charactersPerFile)
  for (let file = 0; file < count; file++) {
    const below = path.join(folder, `folder-${Math.floor(file / filesPerFolder)}`)
    if (file % filesPerFolder === 0) mkdirSync(below, { recursive: true })
    writeFileSync(path.join(below, `file-${file}.txt`), textOf(file))
  }
}

/** Texts of about so many characters, no two alike, of words as frequent as those of a language (Zipf). */
export function manyTexts(characters: number): (at: number) => string {
  const random = seeded(42)
  const words = Array.from({ length: 20_000 }, (_, at) => wordOf(at))
  return (at) => {
    let text = `Document ${at}. `
    while (text.length < characters) {
      text += `${words[Math.floor(words.length * random() ** 3)]}${random() < 0.1 ? '. ' : ' '}`
    }
    return text
  }
}

function wordOf(at: number): string {
  const syllables = [
    'ba',
    'den',
    'fir',
    'go',
    'hul',
    'kam',
    'lo',
    'men',
    'nar',
    'pe',
    'ri',
    'sto',
    'tu',
    'ver',
    'wi',
    'zan',
  ]
  let rest = at + 16
  let word = ''
  for (; rest > 0; rest = Math.floor(rest / 16)) word += syllables[rest % 16]
  return word
}
