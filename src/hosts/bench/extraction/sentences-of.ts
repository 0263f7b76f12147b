import { readFile } from 'node:fs/promises'

/** Running prose: a capital at the start, a full stop at the end, enough words and hardly anything but letters. */
export function isProseSentence(text: string): boolean {
  const words = text.split(/\s+/)
  const letters = (text.match(/\p{L}/gu) ?? []).length
  return (
    words.length >= 7 &&
    words.length <= 60 &&
    /^\p{Lu}/u.test(text) &&
    /[.?!]$/.test(text) &&
    letters > text.length * 0.7
  )
}

/** Prose sentences of plain text whose paragraphs are lines. */
export function proseSentences(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return text
    .split(/\n+/)
    .flatMap((paragraph) => [...segmenter.segment(paragraph)].map(({ segment }) => segment.replace(/\s+/g, ' ').trim()))
    .filter(isProseSentence)
}

/** Sentences of a PDF as pdf.js reads it, page by page. */
export async function pdfSentences(path: string): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 })
  const document = await task.promise
  const sentences: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    let text = ''
    let last: { y: number; height: number; font: string } | undefined
    for (const item of items) {
      if (!('str' in item)) continue
      const [y, height] = [Number(item.transform[5]), item.height]
      // A step of more than two lines, or up the page, or to a line in another font is no break within a paragraph.
      if (last && item.str.trim() !== '') {
        const step = last.y - y
        if (
          step > 1.9 * Math.max(height, last.height) ||
          step < -height ||
          Math.abs(height - last.height) > 1 ||
          (step > height / 2 && item.fontName !== last.font)
        )
          text += '\n'
      }
      if (item.str.trim() !== '') last = { y, height, font: item.fontName }
      text += item.str + (item.hasEOL ? ' ' : '')
    }
    sentences.push(...proseSentences(text, 'en'))
  }
  await task.destroy()
  return sentences
}

/** Sentences of a reference Markdown, its marks and tables taken away. */
export function markdownSentences(markdown: string): string[] {
  const plain = markdown
    .replace(/^(?:\|.*|```[^]*?^```)$/gm, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[\[([^\]]*)\]\]\((?:[^()]|\([^()]*\))*\)/g, '[$1]')
    .replace(/\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/(?<![\p{L}\p{N}\\])[*_]|(?<!\\)[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/^(?:#+|\s*[-*]|\s*\d+\.)\s+/gm, '\n')
  // Formulas are written as LaTeX there, as they stand in the file here.
  return proseSentences(plain, 'en').filter((sentence) => !/\$[^$]*[\\^_=][^$]*\$/.test(sentence))
}

/** `count` values spread evenly over a list, the same ones each time. */
export function spread<T>(values: readonly T[], count: number): T[] {
  if (values.length <= count) return [...values]
  return Array.from({ length: count }, (_, at) => values[Math.floor(((at + 0.5) * values.length) / count)] as T)
}
