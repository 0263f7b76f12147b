import { joinBytes } from './join-bytes.ts'

/** What a compound file is made of in tests: streams by name, and storages within. */
export type TestStorage = { [name: string]: Uint8Array | TestStorage }

const sectorBytes = 512
const smallBytes = 64
const cutoff = 4_096
const none = 0xffffffff
const chainEnd = 0xfffffffe
const tableSector = 0xfffffffd

type Row = { name: string; kind: 1 | 2 | 5; content: Uint8Array; next: number; child: number; start: number }

/** A compound file (MS-CFB, version 3), for tests: streams below 4,096 bytes lie in the small stream, as they must. */
export function writeCompoundFile(root: TestStorage): Uint8Array {
  const rows: Row[] = []
  addRows('Root Entry', root, rows, 5)
  const [small, smallTable] = [[] as Uint8Array[], [] as number[]]
  const [sectors, table] = [[] as Uint8Array[], [] as number[]]
  for (const row of rows) {
    if (row.kind !== 2) continue
    const isSmall = row.content.length < cutoff
    row.start = isSmall
      ? append(row.content, smallBytes, small, smallTable)
      : append(row.content, sectorBytes, sectors, table)
  }
  const top = rows[0]
  if (top) {
    top.content = joinBytes(small)
    top.start = append(top.content, sectorBytes, sectors, table)
  }
  const smallStart = append(words(smallTable), sectorBytes, sectors, table)
  const directory = append(joinBytes(rows.map(directoryEntry)), sectorBytes, sectors, table)
  const tables = Math.ceil((table.length + 1) / (sectorBytes / 4 - 1))
  const first = sectors.length
  table.push(...Array<number>(tables).fill(tableSector))
  const header = new Uint8Array(sectorBytes).fill(0xff, 76)
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const view = new DataView(header.buffer)
  view.setUint16(26, 3, true)
  view.setUint16(28, 0xfffe, true)
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  view.setUint32(44, tables, true)
  view.setUint32(48, directory, true)
  view.setUint32(56, cutoff, true)
  view.setUint32(60, smallStart, true)
  view.setUint32(64, Math.ceil((smallTable.length * 4) / sectorBytes), true)
  view.setUint32(68, chainEnd, true)
  for (let at = 0; at < tables; at += 1) view.setUint32(76 + at * 4, first + at, true)
  return joinBytes([header, ...sectors, padded(words(table), tables * sectorBytes, 0xff)])
}

function addRows(name: string, content: Uint8Array | TestStorage, rows: Row[], kind: 1 | 2 | 5): number {
  const row: Row = { name, kind, content: new Uint8Array(0), next: none, child: none, start: chainEnd }
  const id = rows.push(row) - 1
  if (content instanceof Uint8Array) {
    row.content = content
    return id
  }
  // A list is a tree, if not a balanced one.
  let before: Row | undefined
  for (const [childName, child] of Object.entries(content)) {
    const childId = addRows(childName, child, rows, child instanceof Uint8Array ? 2 : 1)
    if (before) before.next = childId
    else row.child = childId
    before = rows[childId]
  }
  return id
}

function directoryEntry({ name, kind, content, next, child, start }: Row): Uint8Array {
  const entry = new Uint8Array(128)
  const view = new DataView(entry.buffer)
  for (const [at, letter] of [...name].entries()) view.setUint16(at * 2, letter.charCodeAt(0), true)
  view.setUint16(64, name.length * 2 + 2, true)
  view.setUint8(66, kind)
  view.setUint32(68, none, true)
  view.setUint32(72, next, true)
  view.setUint32(76, child, true)
  view.setUint32(116, start, true)
  view.setUint32(120, content.length, true)
  return entry
}

/** Adds content as a chain of sectors; the first one's number. */
function append(content: Uint8Array, size: number, sectors: Uint8Array[], table: number[]): number {
  const start = sectors.length
  for (let at = 0; at < content.length; at += size) {
    sectors.push(padded(content.subarray(at, at + size), size, 0))
    table.push(at + size < content.length ? sectors.length : chainEnd)
  }
  return content.length === 0 ? chainEnd : start
}

function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of values.entries()) view.setUint32(at * 4, value, true)
  return bytes
}

function padded(bytes: Uint8Array, size: number, fill: number): Uint8Array {
  const whole = new Uint8Array(size).fill(fill)
  whole.set(bytes)
  return whole
}
