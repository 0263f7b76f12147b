/** What a group inherits from the one around it (RTF 1.9.1, "Formal Syntax"). */
export type RtfState = ParagraphState & {
  /** The text of this group is not printed. */
  skip: boolean
  /** The group began with `\*`: it is passed over unless its destination is known. */
  optional: boolean
  /** The group holds the fonts or the styles of the file, or one style. */
  table: 'fonts' | 'styles' | 'style' | undefined
  /** Characters that stand for one `\u` character in readers of old. */
  fallback: number
  codePage: number
  hidden: boolean
  deleted: boolean
}

type ParagraphState = {
  style: number | undefined
  outline: number | undefined
  inTable: boolean
  listed: boolean
}

/** What `\pard` sets. */
export const plainParagraph: ParagraphState = { style: undefined, outline: undefined, inTable: false, listed: false }

/** The state at the start of a file. */
export const firstState: RtfState = {
  ...plainParagraph,
  skip: false,
  optional: false,
  table: undefined,
  fallback: 1,
  codePage: 1252,
  hidden: false,
  deleted: false,
}
