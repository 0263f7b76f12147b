import type { NumberingLevel, NumberingList } from '../docx/numbering-lists.ts'
import type { ByteView } from './byte-view.ts'
import type { DocFile } from './fib.ts'

const definitions = 73
const instances = 74
/** Number formats (MS-OSHARED 2.2.1.3) by the names that they have in newer files. */
const formats: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  6: 'cardinalText',
  7: 'ordinalText',
  9: 'chicago',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
}

/** The lists of a file (MS-DOC 2.9.131, 2.9.150) by the number that paragraphs name, from 1. */
export function readDocLists(file: DocFile): ReadonlyMap<string, NumberingList> {
  const levels = readDefinitions(file)
  const { view } = file.table(instances)
  const count = Math.min(view.u32(0), Math.floor(view.length / 16))
  const lists = new Map<string, NumberingList>()
  let at = 4 + count * 16
  for (let nth = 0; nth < count; nth += 1) {
    const entry = 4 + nth * 16
    const id = view.u32(entry)
    const own = new Map(levels.get(id))
    const restarted: number[] = []
    at += 4
    for (let override = 0; override < view.u8(entry + 12) && at < view.length; override += 1) {
      const flags = view.u32(at + 4)
      const level = flags & 0x0f
      const start = view.u32(at)
      at += 8
      if (flags & 0x20) {
        const read = readLevel(view.slice(at, view.length))
        own.set(level, read.level)
        at += read.length
      }
      const changed = own.get(level)
      if (!(flags & 0x10) || !changed) continue
      if (!(flags & 0x20)) own.set(level, { ...changed, start })
      restarted.push(level)
    }
    lists.set(String(nth + 1), { counters: String(id), levels: own, restarted, levelOfStyle: new Map() })
  }
  return lists
}

/** The levels of each list definition; they follow the definitions in the table stream. */
function readDefinitions(file: DocFile): Map<number, Map<number, NumberingLevel>> {
  const { view, after } = file.table(definitions)
  const count = Math.min(view.u16(0), Math.floor(view.length / 28))
  const found = new Map<number, Map<number, NumberingLevel>>()
  let at = 0
  for (let nth = 0; nth < count; nth += 1) {
    const entry = 2 + nth * 28
    const isSimple = (view.u8(entry + 26) & 1) !== 0
    const levels = new Map<number, NumberingLevel>()
    for (let level = 0; level < (isSimple ? 1 : 9) && at < after.length; level += 1) {
      const read = readLevel(after.slice(at, after.length))
      levels.set(level, read.level)
      at += read.length
    }
    found.set(view.u32(entry), levels)
  }
  return found
}

/** A level (MS-DOC 2.9.150): in its text, characters below 9 stand for the numbers of levels. */
function readLevel(view: ByteView): { level: NumberingLevel; length: number } {
  const flags = view.u8(5)
  const textAt = 28 + view.u8(24) + view.u8(25)
  const length = view.u16(textAt)
  let text = ''
  for (let at = 0; at < Math.min(length, 60); at += 1) {
    const code = view.u16(textAt + 2 + at * 2)
    text += code < 9 ? `%${code + 1}` : code === 0x25 ? '％' : String.fromCharCode(code)
  }
  return {
    level: {
      format: formats[view.u8(4)] ?? 'decimal',
      pattern: undefined,
      text: text.toWellFormed(),
      start: view.u32(0) | 0,
      suffix: ['tab', 'space', 'nothing'][view.u8(15)] ?? 'tab',
      isLegal: (flags & 4) !== 0,
      restartAfter: flags & 8 ? view.u8(26) : undefined,
      styleId: undefined,
    },
    length: textAt + 2 + length * 2,
  }
}
