import type { DocFile } from './fib.ts'
import { type Properties, property, readProperties } from './properties.ts'

/** What a paragraph style says: the level of its heading (from 0, -1 for the title) and its list. */
export type DocStyle = { headingLevel?: number; list?: number; listLevel?: number }

const sheetIndex = 1
const title = 62
const longestChain = 12
const noBase = 0xfff

type Raw = { built: number; base: number; properties: Properties }

/** Paragraph styles by their number (MS-DOC 2.9.271), with what they inherit. */
export function readDocStyles(file: DocFile): readonly DocStyle[] {
  const { view } = file.table(sheetIndex)
  const header = view.u16(0)
  const count = view.u16(2)
  const baseLength = view.u16(4)
  const raw: (Raw | undefined)[] = []
  let at = 2 + header
  for (let nth = 0; nth < count && at < view.length; nth += 1) {
    const length = view.u16(at)
    const style = view.slice(at + 2, at + 2 + length)
    at += 2 + length
    if (length === 0 || (style.u16(2) & 0x0f) !== 1) {
      raw.push(undefined)
      continue
    }
    // After the name and its closing zero, at an even place, stand the paragraph's properties.
    const propertiesAt = baseLength + 2 + style.u16(baseLength) * 2 + 2
    const properties = readProperties(style.slice(propertiesAt + 4, propertiesAt + 2 + style.u16(propertiesAt)))
    raw.push({ built: style.u16(0) & 0x0fff, base: style.u16(2) >> 4, properties })
  }
  const resolve = (nth: number, depth: number): DocStyle => {
    const style = raw[nth]
    if (!style || depth > longestChain) return {}
    const outline = style.properties.get(property.outlineLevel)
    const level = style.built >= 1 && style.built <= 9 ? style.built - 1 : style.built === title ? -1 : outline
    const list = style.properties.get(property.list)
    const listLevel = style.properties.get(property.listLevel)
    return {
      ...(style.base === noBase ? {} : resolve(style.base, depth + 1)),
      ...(level !== undefined && level < 9 ? { headingLevel: level } : {}),
      ...(list === undefined ? {} : { list }),
      ...(listLevel === undefined ? {} : { listLevel }),
    }
  }
  return raw.map((_, nth) => resolve(nth, 0))
}
