import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanLine } from '../clean-text.ts'
import { pageProblems } from '../page-problems.ts'
import { blockTexts, readFile } from './test-read.ts'

const corpus = path.resolve(import.meta.dirname, '../../../../../shared/corpora/parser-docling')
const folders = { xlsx: /\.xls[mx]$/, xls: /\.xls$/, odf: /\.ods$/, csv: /\.csv$/ } as const

function filesOf(folder: string, extension: RegExp): string[] {
  const sources = path.join(corpus, folder, 'sources')
  return readdirSync(sources)
    .filter((name) => extension.test(name))
    .map((name) => path.join(sources, name))
}

/** Cells of the tables in a reference, without those of charts, which are pictures of cells. */
function referenceCells(file: string): string[] {
  const markdown = readFileSync(file.replace('/sources/', '/groundtruth/').concat('.md'), 'utf8')
  return markdown
    .replace(/(?:Line|Scatter|Bar) chart\n\n(?:\|.*\n?)+/g, '')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
    .flatMap((line) => line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/))
    .map((cell) => cleanLine(cell.replace(/\\(.)/g, '$1').replace(/&amp;/g, '&')))
    .filter((cell) => cell !== '')
}

/** Dates of the reference carry a time that the program does not show so. */
const comparable = (cell: string) => cell.replace(/ 0?0:00:00$/, '')

describe.skipIf(!existsSync(corpus))('the parser corpus (skipped where ../shared/corpora is missing)', () => {
  test.each(Object.entries(folders))(
    '%s: nine in ten cells of every other file are found',
    async (folder, extension) => {
      const recalls: number[] = []
      for (const file of filesOf(folder, extension)) {
        const { pages } = await readFile(readFileSync(file), path.basename(file))
        expect(pages.flatMap(pageProblems)).toEqual([])
        const found = new Set(
          blockTexts(pages)
            .flatMap((row) => row.split('\t'))
            .map(comparable),
        )
        const wanted = referenceCells(file).map(comparable)
        recalls.push(wanted.filter((cell) => found.has(cell)).length / wanted.length)
      }
      expect(recalls.length).toBeGreaterThan(0)
      recalls.sort((a, b) => a - b)
      expect(recalls[recalls.length >> 1]).toBeGreaterThanOrEqual(0.9)
      expect(recalls[0], recalls.join(' ')).toBeGreaterThan(0.8)
    },
  )
})
