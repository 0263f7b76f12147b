import { useEffect, useState } from 'react'
import { useClient } from '../client.ts'
import type { PageWanted } from './page-picture.ts'

/** A drawn page: the address of its PNG file, valid while the component stands, and its size in pixels. */
export type StoredPicture = { url: string; width: number; height: number }

/** A page that the backend draws (of an image or PDF): undefined while it is drawn or nothing is wanted, `failed` where it cannot be. */
export function useStoredPicture(wanted: PageWanted | undefined): StoredPicture | 'failed' | undefined {
  const client = useClient()
  const key = wanted === undefined ? undefined : JSON.stringify(wanted)
  const [drawn, setDrawn] = useState<{ key: string; picture: StoredPicture | 'failed' } | undefined>(undefined)
  useEffect(() => {
    if (key === undefined) return
    const ended = new AbortController()
    let url: string | undefined
    const { documentId, page, width } = JSON.parse(key) as PageWanted
    client.call('document.picture', { documentId, page, width }, { signal: ended.signal }).then(
      ({ png, ...size }) => {
        if (ended.signal.aborted) return
        url = URL.createObjectURL(new Blob([png], { type: 'image/png' }))
        setDrawn({ key, picture: { url, ...size } })
      },
      () => {
        if (!ended.signal.aborted) setDrawn({ key, picture: 'failed' })
      },
    )
    return () => {
      ended.abort()
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [client, key])
  return drawn?.key === key ? drawn?.picture : undefined
}
