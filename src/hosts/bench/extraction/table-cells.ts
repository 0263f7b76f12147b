import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { alike } from './alike.ts'

/** Cells of the tables of a Markdown text that hold something, normalised by `alike`. */
export function markdownCells(markdown: string): string[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return tree.children
    .filter((node) => node.type === 'table')
    .flatMap((table) => table.children.flatMap((row) => row.children.map((cell) => alike(plainText(cell)))))
    .filter((cell) => cell !== '')
}

/**
 * Share of a reference's cells, each text once, that stand as cells (parted by tabs) or as lines of their own in the
 * stored text; undefined where the reference has no tables. Cells that span several columns are repeated there.
 */
export function cellRecall(reference: string, text: string): number | undefined {
  const wanted = new Set(markdownCells(reference))
  if (wanted.size === 0) return undefined
  const have = new Set(text.split(/[\t\n]/).map(alike))
  return [...wanted].filter((cell) => have.has(cell)).length / wanted.size
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(plainText).join('') : ''
}
