import type { ByteView } from './byte-view.ts'
import type { DocFile } from './fib.ts'
import { lastAt } from './pieces.ts'

/** Properties by code (MS-DOC 2.6); values are numbers, of long ones the first four bytes. */
export type Properties = ReadonlyMap<number, number>

/** Properties of runs of the main stream, found by a character's place there. */
export type PropertyRuns = { at(place: number): { style: number; properties: Properties } }

type Run = { start: number; end: number; style: number; list: ByteView }

const pageSize = 512
const nothing: { style: number; properties: Properties } = { style: 0, properties: new Map() }

/** Codes that this reader looks at. */
export const property = {
  deleted: 0x0800,
  hidden: 0x083c,
  bold: 0x0835,
  special: 0x0855,
  symbol: 0x6a09,
  inTable: 0x2416,
  rowEnd: 0x2417,
  tableDepth: 0x6649,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  outlineLevel: 0x2640,
  listLevel: 0x260a,
  list: 0x460b,
  headerRow: 0x3404,
} as const

/** Properties of characters (index 12) or paragraphs (index 13) from their pages (MS-DOC 2.8.5, 2.8.6). */
export function readRuns({ main, table }: DocFile, kind: 'characters' | 'paragraphs'): PropertyRuns {
  const plc = table(kind === 'characters' ? 12 : 13).view
  const count = Math.floor((plc.length - 4) / 8)
  const runs: Run[] = []
  const seen = new Set<number>()
  for (let nth = 0; nth < count; nth += 1) {
    const number = plc.u32((count + 1) * 4 + nth * 4) & 0x3fffff
    if (seen.has(number)) continue
    seen.add(number)
    const page = main.slice(number * pageSize, (number + 1) * pageSize)
    const inPage = page.length < pageSize ? 0 : page.u8(pageSize - 1)
    for (let run = 0; run < inPage; run += 1) {
      const [start, end] = [page.u32(run * 4), page.u32(run * 4 + 4)]
      runs.push({
        start,
        end,
        ...(kind === 'characters' ? characterRun(page, inPage, run) : paragraphRun(page, inPage, run)),
      })
    }
  }
  runs.sort((a, b) => a.start - b.start)
  let last: { run: Run | undefined; value: typeof nothing } = { run: undefined, value: nothing }
  return {
    at(place) {
      const run = runs[lastAt(runs, (one) => one.start <= place)]
      if (!run || place >= run.end) return nothing
      if (last.run !== run) last = { run, value: { style: run.style, properties: readProperties(run.list) } }
      return last.value
    },
  }
}

function characterRun(page: ByteView, count: number, nth: number): Pick<Run, 'style' | 'list'> {
  const at = page.u8((count + 1) * 4 + nth) * 2
  return { style: 0, list: at === 0 ? page.slice(0, 0) : page.slice(at + 1, at + 1 + page.u8(at)) }
}

function paragraphRun(page: ByteView, count: number, nth: number): Pick<Run, 'style' | 'list'> {
  const at = page.u8((count + 1) * 4 + nth * 13) * 2
  if (at === 0) return { style: 0, list: page.slice(0, 0) }
  const short = page.u8(at)
  const start = short === 0 ? at + 2 : at + 1
  const length = short === 0 ? page.u8(at + 1) * 2 : short * 2 - 1
  return { style: page.u16(start), list: page.slice(start + 2, start + length) }
}

/** A list of properties (MS-DOC 2.2.5.1): the code says how long the value is. */
export function readProperties(list: ByteView): Properties {
  const properties = new Map<number, number>()
  for (let at = 0; at + 2 < list.length; ) {
    const code = list.u16(at)
    at += 2
    const [length, skipped] = valueLength(code, list, at)
    const mask = length >= 4 ? 0xffffffff : 2 ** (length * 8) - 1
    properties.set(code, (list.u32(at + skipped) & mask) >>> 0)
    at += skipped + length
  }
  return properties
}

/** Bytes of a value, and of its length where that stands before it. */
function valueLength(code: number, list: ByteView, at: number): [length: number, skipped: number] {
  switch (code >> 13) {
    case 0:
    case 1:
      return [1, 0]
    case 3:
      return [4, 0]
    case 6:
      // Table definitions have a length of two bytes, one too large (MS-DOC 2.9.327).
      return code === 0xd608 ? [Math.max(0, list.u16(at) - 1), 2] : [list.u8(at), 1]
    case 7:
      return [3, 0]
    default:
      return [2, 0]
  }
}
