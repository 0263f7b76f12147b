import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useCallback, useEffect, useState } from 'react'
import { type ErrorValue, toErrorValue } from '../../../api/error.ts'
import { useClient } from '../../client.ts'
import { leasePdf } from './pdf/pdf-cache.ts'

/** A PDF on its way: neither is set while it opens. */
type PdfState = { pdf?: PDFDocumentProxy; error?: ErrorValue }

type Opened = PdfState & { of: string }

/** Opens a document's PDF while it is shown. With `enabled` false nothing is opened; `again` tries once more. */
export function usePdf(documentId: string, revisionId: string, enabled: boolean): PdfState & { again: () => void } {
  const client = useClient()
  const [turn, setTurn] = useState(0)
  const of = `${documentId} ${revisionId} ${turn}`
  const [state, setState] = useState<Opened>({ of })
  useEffect(() => {
    if (!enabled) return
    let ended = false
    const lease = leasePdf(client, documentId, revisionId)
    lease.document.then(
      (pdf) => {
        if (!ended) setState({ of, pdf })
      },
      (error: unknown) => {
        if (!ended) setState({ of, error: toErrorValue(error) })
      },
    )
    return () => {
      ended = true
      lease.release()
    }
  }, [client, documentId, revisionId, of, enabled])
  const again = useCallback(() => setTurn((before) => before + 1), [])
  return { ...(state.of === of ? state : {}), again }
}
