import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { type ErrorValue, toErrorValue } from '../../../api/error.ts'
import { useClient } from '../../client.ts'
import { leasePdf } from './pdf/pdf-cache.ts'

/** A PDF on its way: neither is set while it opens. */
export type PdfState = { pdf?: PDFDocumentProxy; error?: ErrorValue }

type Opened = PdfState & { of: string }

/** Opens a document's PDF while it is shown. With `enabled` false nothing is opened. */
export function usePdf(documentId: string, revisionId: string, enabled: boolean): PdfState {
  const client = useClient()
  const of = `${documentId} ${revisionId}`
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
  return state.of === of ? state : {}
}
