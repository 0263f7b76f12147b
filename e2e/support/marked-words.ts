import type { Locator, Page } from '@playwright/test'

/** The characters of a page's own text layer whose middle lies in one of the drawn boxes, without white space. */
export function wordsUnder(marks: Locator): Promise<string> {
  return marks.evaluateAll((elements) => {
    const boxes = elements.map((element) => element.getBoundingClientRect())
    const layer = elements[0]?.closest('[data-page]')?.querySelector('.textLayer')
    if (layer === null || layer === undefined) return ''
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let words = ''
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      for (let at = 0; at < text.length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const { left, right, top, bottom } = range.getBoundingClientRect()
        const [x, y] = [(left + right) / 2, (top + bottom) / 2]
        if (boxes.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)) words += text[at]
      }
    }
    return words.replace(/\s+/g, '')
  })
}

/**
 * What a screenshot of a page shows, as shares of its pixels: the light marker, dark print, white paper. `inside`
 * counts the pixels in the boxes, `outside` those of the rest of the page's visible part.
 */
export async function coloursOf(page: Page, sheet: Locator, marks: Locator) {
  const frame = await sheet.evaluate((element) => {
    const paper = element.getBoundingClientRect()
    const view = element.closest('.overflow-auto')?.getBoundingClientRect() ?? paper
    const top = Math.max(paper.top, view.top)
    return { x: paper.left + 1, y: top, width: paper.width - 2, height: Math.min(paper.bottom, view.bottom) - top }
  })
  const boxes = await marks.evaluateAll((elements) =>
    elements.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )
  const picture = (await page.screenshot({ clip: frame })).toString('base64')
  return page.evaluate(
    async ({ picture, frame, boxes }) => {
      const image = new Image()
      image.src = `data:image/png;base64,${picture}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      const scale = image.width / frame.width
      const none = () => ({ marker: 0, print: 0, paper: 0, other: 0 })
      const counts = { inside: none(), outside: none() }
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
        const x = ((at / 4) % image.width) / scale + frame.x
        const y = Math.floor(at / 4 / image.width) / scale + frame.y
        const edge = (by: number) =>
          boxes.some((box) => x >= box.left - by && x <= box.right + by && y >= box.top - by && y <= box.bottom + by)
        const place = edge(-1) ? 'inside' : edge(1.5) ? undefined : 'outside'
        if (place === undefined) continue
        const colour =
          red > 245 && green > 215 && blue < 200
            ? 'marker'
            : red > 245 && green > 245 && blue > 245
              ? 'paper'
              : red < 110 && green < 110 && blue < 110
                ? 'print'
                : 'other'
        counts[place][colour] += 1
      }
      const shares = (from: ReturnType<typeof none>) => {
        const all = Math.max(1, from.marker + from.print + from.paper + from.other)
        return { marker: from.marker / all, print: from.print / all, paper: from.paper / all, other: from.other / all }
      }
      return { inside: shares(counts.inside), outside: shares(counts.outside) }
    },
    { picture, frame, boxes },
  )
}
