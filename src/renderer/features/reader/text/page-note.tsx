import type { DocumentRow, PageText } from '../../../../api/document.ts'
import { say } from '../../../../messages/say.ts'
import { reread } from '../../../app/reread.ts'
import { useShell } from '../../../app/shell/shell-context.ts'
import { useClient } from '../../../client.ts'
import { Button } from '../../../components/button.tsx'
import { classes } from '../../../components/classes.ts'

type Noted = Pick<PageText, 'number' | 'source' | 'confidence' | 'waiting'>

/** How a page's text was obtained, where it is not simply text of the file; undefined: nothing to say. */
export function pageNote({ source, confidence, waiting }: Noted): string | undefined {
  if (waiting) return say('reader', source === 'garbled' ? 'noteGarbledWaiting' : 'noteWaiting')
  switch (source) {
    case 'recognised':
      return confidence === undefined
        ? say('reader', 'recognised')
        : say('reader', 'recognisedSure', { percent: Math.round(confidence * 100) })
    case 'garbled':
      return say('reader', 'noteGarbled')
    case 'unreadable':
      return say('reader', 'noteUnreadable')
    case 'empty':
    case 'text':
      return undefined
  }
}

type PageNoteProps = { page: Noted; row: Pick<DocumentRow, 'id' | 'kind'>; className?: string }

/** The note of a page, with the way to have its text recognised again. It is no text of the page. */
export function PageNote({ page, row, className }: PageNoteProps) {
  const client = useClient()
  const { readOnly } = useShell()
  const note = pageNote(page)
  if (note === undefined) return null
  const canRecognise = !readOnly && page.waiting !== true && (row.kind === 'pdf' || row.kind === 'image')
  const bad = page.source !== 'recognised' && page.waiting !== true
  return (
    <p
      data-aside
      className={classes(
        'flex flex-wrap items-baseline gap-x-3 font-plain text-label select-none',
        bad ? 'text-warn' : 'text-soft',
        className,
      )}
    >
      {note}
      {canRecognise ? (
        <Button look="link" className="text-label!" onPress={() => reread(client, [row.id], [page.number])}>
          {say('documents', 'recogniseAgain')}
        </Button>
      ) : null}
    </p>
  )
}
