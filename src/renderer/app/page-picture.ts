import { createContext, useContext, useEffect, useState } from 'react'
import type { Client } from '../../rpc/types.ts'
import { useClient } from '../client.ts'

/** A page of a stored PDF, `width` CSS pixels wide. */
export type PageWanted = { documentId: string; revisionId: string; page: number; width: number }

/** Draws a page of a PDF. Errors as for `document.bytes`, and `document-damaged`. */
export type DrawPage = (client: Client, wanted: PageWanted) => Promise<HTMLCanvasElement>

/** How the window draws pages; the shell puts the reader's way here, so that other features need not know it. */
export const DrawPageContext = createContext<DrawPage | undefined>(undefined)

/** The picture of a page: undefined while it is drawn (or nothing is wanted), `failed` where it cannot be. */
export function usePagePicture(wanted: PageWanted | undefined): HTMLCanvasElement | 'failed' | undefined {
  const client = useClient()
  const draw = useContext(DrawPageContext)
  const key = wanted === undefined ? undefined : JSON.stringify(wanted)
  const [drawn, setDrawn] = useState<{ key: string; picture: HTMLCanvasElement | 'failed' } | undefined>(undefined)
  useEffect(() => {
    if (draw === undefined || key === undefined) return
    let ended = false
    const show = (picture: HTMLCanvasElement | 'failed') => {
      if (!ended) setDrawn({ key, picture })
    }
    draw(client, JSON.parse(key) as PageWanted).then(show, () => show('failed'))
    return () => {
      ended = true
    }
  }, [client, draw, key])
  return drawn?.key === key ? drawn?.picture : undefined
}
