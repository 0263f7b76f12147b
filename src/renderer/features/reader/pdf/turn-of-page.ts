import type { Client } from '../../../../rpc/types.ts'
import type { Quarters } from './turned.ts'

/** Quarter turns clockwise by which a page is to be shown. */
export async function turnOfPage(client: Client, documentId: string, number: number): Promise<Quarters> {
  const pages = await client.call('document.pages', { documentId, from: number, to: number })
  return pages.find((page) => page.number === number)?.turn ?? 0
}
