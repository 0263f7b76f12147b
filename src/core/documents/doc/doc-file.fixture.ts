/** Properties as bytes: a code, and its value in so many bytes. */
export type PropertySpec = readonly [code: number, value: number, size: 1 | 2 | 4]

/** A paragraph of the fixture: text with its end mark, properties of the paragraph and of all its characters. */
export type ParagraphSpec = {
  text: string
  style?: number
  properties?: readonly PropertySpec[]
  characters?: readonly PropertySpec[]
}

/** Structures of the table stream by index (MS-DOC 2.5.6), and lengths of the parts of the text. */
export type DocSpec = {
  paragraphs: readonly ParagraphSpec[]
  tables?: Readonly<Record<number, readonly number[]>>
  /** Bytes right after a structure, which its length leaves out. */
  after?: Readonly<Record<number, readonly number[]>>
  lengths?: { text?: number; footnotes?: number; headers?: number; comments?: number }
  flags?: number
}

export const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255]
export const u32 = (value: number): number[] => [...u16(value), ...u16(Math.floor(value / 65_536))]
export const utf16 = (text: string): number[] =>
  Array.from({ length: text.length }, (_, at) => u16(text.charCodeAt(at))).flat()

const textAt = 0x800
const pageSize = 512

/** A Word 97-2003 file with one piece of UTF-16 text and a page each for properties of paragraphs and characters. */
export function makeDocFile({ paragraphs, tables = {}, after = {}, lengths = {}, flags = 0 }: DocSpec): Uint8Array {
  const text = paragraphs.map((paragraph) => paragraph.text).join('')
  const pagesAt = Math.ceil((textAt + text.length * 2) / pageSize)
  const main = new Uint8Array(Math.max(4_096, (pagesAt + 2) * pageSize))
  const put = (at: number, bytes: readonly number[]): void => main.set(bytes, at)
  put(0, u16(0xa5ec))
  put(0x0a, u16(flags))
  put(textAt, utf16(text))
  const rest = (lengths.footnotes ?? 0) + (lengths.headers ?? 0) + (lengths.comments ?? 0)
  put(0x4c, u32(lengths.text ?? text.length - rest))
  put(0x50, u32(lengths.footnotes ?? 0))
  put(0x54, u32(lengths.headers ?? 0))
  put(0x5c, u32(lengths.comments ?? 0))
  put(pagesAt * pageSize, propertyPage(paragraphs, 13))
  put((pagesAt + 1) * pageSize, propertyPage(paragraphs, 1))
  const whole = [u32(textAt), u32(textAt + text.length * 2)].flat()
  const structures: Record<number, readonly number[]> = {
    33: [2, ...u32(16), ...u32(0), ...u32(text.length), ...u16(0), ...u32(textAt), ...u16(0)],
    13: [...whole, ...u32(pagesAt)],
    12: [...whole, ...u32(pagesAt + 1)],
    ...tables,
  }
  const table: number[] = []
  for (const [index, bytes] of Object.entries(structures)) {
    put(0x9a + Number(index) * 8, [...u32(table.length), ...u32(bytes.length)])
    table.push(...bytes, ...(after[Number(index)] ?? []))
  }
  return makeOleFile({ WordDocument: main, '0Table': Uint8Array.from(table) })
}

/** A page of properties (MS-DOC 2.9.175, 2.9.33): `entry` is the size of what stands for a run. */
function propertyPage(paragraphs: readonly ParagraphSpec[], entry: 13 | 1): number[] {
  const page = new Array<number>(pageSize).fill(0)
  const place = (at: number, bytes: readonly number[]): void => void page.splice(at, bytes.length, ...bytes)
  let end = pageSize - 2
  let position = textAt
  place(0, u32(position))
  for (const [nth, { text, style = 0, properties = [], characters = [] }] of paragraphs.entries()) {
    position += text.length * 2
    place((nth + 1) * 4, u32(position))
    const list = (entry === 13 ? properties : characters).flatMap(([code, value, size]) => [
      ...u16(code),
      ...u32(value).slice(0, size),
    ])
    const body = entry === 13 ? [...u16(style), ...list] : list
    if (entry === 13 && body.length % 2 === 0) body.push(0)
    const bytes = entry === 13 ? [(body.length + 1) / 2, ...body] : [body.length, ...body]
    end -= bytes.length + (bytes.length % 2)
    end -= end % 2
    place(end, bytes)
    page[(paragraphs.length + 1) * 4 + nth * entry] = end / 2
  }
  page[pageSize - 1] = paragraphs.length
  return page
}

/** An OLE compound file (MS-CFB) of two streams or fewer, none of them short. */
export function makeOleFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sectors: Uint8Array[] = [new Uint8Array(pageSize), new Uint8Array(pageSize)]
  const fat: number[] = [0xfffffffd, 0xfffffffe]
  const entry = (name: string, type: number, right: number, child: number, start: number, size: number): number[] => {
    const title = utf16(`${name}\0`)
    return [
      ...title,
      ...new Array<number>(64 - title.length).fill(0),
      ...u16(title.length),
      type,
      1,
      ...u32(0xffffffff),
      ...u32(right),
      ...u32(child),
      ...new Array<number>(36).fill(0),
      ...u32(start),
      ...u32(size),
      ...u32(0),
    ]
  }
  const names = Object.keys(streams)
  const directory = entry('Root Entry', 5, 0xffffffff, 1, 0xfffffffe, 0)
  for (const [nth, name] of names.entries()) {
    const bytes = streams[name] ?? new Uint8Array()
    const start = sectors.length
    const count = Math.max(1, Math.ceil(bytes.length / pageSize))
    for (let at = 0; at < count; at += 1) {
      const sector = new Uint8Array(pageSize)
      sector.set(bytes.subarray(at * pageSize, (at + 1) * pageSize))
      sectors.push(sector)
      fat.push(at === count - 1 ? 0xfffffffe : start + at + 1)
    }
    directory.push(...entry(name, 2, nth + 1 < names.length ? nth + 2 : 0xffffffff, 0xffffffff, start, bytes.length))
  }
  sectors[0]?.set(fat.flatMap(u32))
  sectors[0]?.fill(255, fat.length * 4)
  sectors[1]?.set(directory)
  const header = new Uint8Array(pageSize)
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  header.set([...u16(0x3e), ...u16(3), ...u16(0xfffe), ...u16(9), ...u16(6)], 24)
  header.set([...u32(1), ...u32(1)], 44)
  header.set([...u32(0), ...u32(0xfffffffe), ...u32(0), ...u32(0xfffffffe), ...u32(0)], 56)
  header.fill(255, 76)
  header.set(u32(0), 76)
  return Uint8Array.from([header, ...sectors].flatMap((part) => [...part]))
}
