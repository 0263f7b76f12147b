import { dirname } from 'node:path'
import type { OpenDialogOptions } from 'electron'
import { browser } from '../runtime.ts'
import { allContents } from '../window/all-contents.ts'
import { evaluate } from '../window/frame.ts'
import { sessionOf } from '../window/sessions.ts'

/**
 * The desktop's own file chooser, opened from the page with a file field. For a folder Chromium gives the files in
 * it; their common folder is the answer.
 */
export async function chooseFiles(options: OpenDialogOptions): Promise<string[]> {
  const contents = allContents()[0]
  const sessionId = contents && sessionOf(contents)
  if (sessionId === undefined) return []
  const folder = options.properties?.includes('openDirectory') ?? false
  const many = options.properties?.includes('multiSelections') ?? false
  const accept = options.filters?.flatMap((filter) => filter.extensions.map((one) => `.${one}`)) ?? []
  const count = await evaluate(
    `new Promise((resolve) => {
      const field = document.createElement('input')
      Object.assign(field, { type: 'file', multiple: ${many}, webkitdirectory: ${folder}, accept: ${JSON.stringify(accept.filter((one) => one !== '.*').join(','))} })
      field.onchange = () => { globalThis.standInChosen = [...field.files]; resolve(field.files.length) }
      field.oncancel = () => resolve(0)
      field.click()
    })`,
    sessionId,
    true,
  )
  const paths: string[] = []
  for (let at = 0; at < Number(count); at++) {
    const { result } = await browser().send<{ result: { objectId: string } }>(
      'Runtime.evaluate',
      { expression: `globalThis.standInChosen[${at}]` },
      sessionId,
    )
    paths.push(
      (await browser().send<{ path: string }>('DOM.getFileInfo', { objectId: result.objectId }, sessionId)).path,
    )
  }
  await evaluate('delete globalThis.standInChosen', sessionId)
  return folder && paths.length > 0 ? [commonFolder(paths)] : paths
}

/** The deepest folder that holds all of the paths. */
export function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0] ?? '')
  while (!paths.every((path) => path.startsWith(folder === '/' ? '/' : `${folder}/`))) folder = dirname(folder)
  return folder
}
