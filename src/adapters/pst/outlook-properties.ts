import type { MapiProperties } from '../../core/mail/msg/mapi-properties.ts'

/** What every object of `pst-extractor` can tell of its properties, though it declares these for its own use. */
type PropertyObject = {
  pstTableItems: ReadonlyMap<number, { entryValueReference: number }> | null
  getStringItem(id: number): string
  getIntItem(id: number): number
  getBinaryItem(id: number): Uint8Array | null
  getDateItem(id: number): Date | null
}

const messageCodePage = 0x3ffd

/** The properties of a message, recipient or attachment of an Outlook data file. */
export function outlookProperties(object: object): MapiProperties {
  const source = object as PropertyObject
  const has = (id: number): boolean => source.pstTableItems?.has(id) ?? false
  return {
    codePage: has(messageCodePage) ? source.getIntItem(messageCodePage) : undefined,
    number: (id) => (has(id) ? source.getIntItem(id) : undefined),
    binary: (id) => source.getBinaryItem(id) ?? undefined,
    text: (id) => {
      const text = source.getStringItem(id).replace(/\0[^]*$/, '')
      return text === '' ? undefined : text
    },
    time: (id) => {
      const time = source.getDateItem(id)?.getTime()
      return time === undefined || Number.isNaN(time) || time === 0 ? undefined : time
    },
  }
}
