import { expect, type Page } from '@playwright/test'

/** Drags a text from another program over `selector` and drops it there, as `dropFiles` does files. */
export async function dropText(page: Page, selector: string, text: string): Promise<void> {
  await dropData(page, selector, { items: [{ mimeType: 'text/plain', data: text }], files: [] }, false)
}

/**
 * Drags files from outside over `selector` and drops them there, through the browser's own drag and drop, once the window has
 * shown where they may fall; `early`: at once.
 */
export async function dropFiles(
  page: Page,
  selector: string,
  paths: readonly string[],
  { early = false }: { early?: boolean } = {},
): Promise<void> {
  await dropData(page, selector, { items: [], files: paths }, early)
}

async function dropData(
  page: Page,
  selector: string,
  given: { items: readonly { mimeType: string; data: string }[]; files: readonly string[] },
  early: boolean,
): Promise<void> {
  const target = page.locator(selector).first()
  // What stands there may be replaced while the window fills, so an element once seen may have no box a moment later.
  let place = { x: 0, y: 0 }
  await expect(async () => {
    const box = await target.boundingBox({ timeout: 1000 })
    if (box === null) throw new Error(`${selector} cannot be seen`)
    place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }).toPass({ timeout: 20_000 })
  const session = await page.context().newCDPSession(page)
  const data = { ...given, dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, ...place, data: data as never })
  await send('dragEnter')
  await send('dragOver')
  if (!early) {
    await expect(page.locator('[data-drop-target]').first()).toBeVisible({ timeout: 20_000 })
    await send('dragOver')
  }
  await send('drop')
  await session.detach()
}
