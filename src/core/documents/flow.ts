import type { BlockKind } from '../../api/document.ts'

/** A piece of a document that has no pages of its own, in reading order. `level` counts from 1, headings only. */
export type FlowBlock = { kind: BlockKind; text: string; level?: number }

/** Between the cells of a table row. */
export const cellBreak = '\t'
