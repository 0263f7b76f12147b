/**
 * What a cell's shown text is. `code` has digits and no spaces (a part number), `link` is an address of mail or web,
 * `nothing` says that there is no value.
 */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'code' | 'link' | 'nothing'

const currency = String.raw`(?:\p{Sc}|[A-Z]{3}|kr|zł|%)`
const number = new RegExp(
  String.raw`^[-+(−]?\s?${currency}?\s?[-+(−]?\s?(?:\d[\d.,'’ ]*|\.\d+)(?:[eE][-+]?\d+)?\s?${currency}?\)?$`,
  'u',
)
const date =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[T ,]+\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?$/i
const link = /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|(?:https?:\/\/|www\.)\S+)$/i
const boolean = /^(?:true|false|yes|no|y|n)$/i
const nothing = /^(?:n\/?a|none|null|nil|nan|unknown|tbd|-+|–|—|\?+|\.+|#.+[!?]|#n\/a)$/i

/** The kind of a text that stands in a cell, by its look alone. An empty text is `nothing`. */
export function kindOfText(text: string): CellKind {
  if (text === '' || nothing.test(text)) return 'nothing'
  if (text.length > 300) return 'text'
  if (date.test(text)) return 'date'
  if (number.test(text)) return 'number'
  if (boolean.test(text)) return 'boolean'
  if (link.test(text)) return 'link'
  return /\d/.test(text) && !/\s/.test(text) ? 'code' : 'text'
}
