import { FilePlus2 } from 'lucide-react'
import { useEffect } from 'react'
import { say } from '../../../messages/say.ts'
import { pathsOf } from '../../app/add-files.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { textGiven } from '../../app/summaries/dropped-text.ts'
import { summariseGiven } from '../../app/summaries/summarise.ts'
import { isTextField } from '../../app/use-commands.ts'
import { useClient } from '../../client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { writeKeys } from '../../components/keys.ts'
import { SummaryTable } from './summary-table.tsx'

/** Kept summaries, the last changed first; a text or files that are pasted here are summarised. */
export function SummariesView() {
  const client = useClient()
  const { readOnly } = useShell()
  const { data, error } = useCall('summary.list', {})
  useEffect(() => {
    if (readOnly) return
    const onPaste = (event: ClipboardEvent) => {
      if (isTextField(event.target) || event.clipboardData === null) return
      const paths = pathsOf(event.clipboardData.files)
      const text = paths.length > 0 ? undefined : textGiven(event.clipboardData.getData('text/plain'))
      if (paths.length === 0 && text === undefined) return
      event.preventDefault()
      summariseGiven(client, { paths, ...(text === undefined ? {} : { texts: [text] }) })
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [client, readOnly])
  const choose = async () => {
    const reply = await window.carrel.call('dialog.choose', { what: 'files' })
    if (reply.ok && reply.data.paths.length > 0) summariseGiven(client, { paths: reply.data.paths })
  }
  return (
    <section aria-label={say('summaries', 'title')} className="flex min-h-0 flex-1 flex-col">
      <TitleRow
        title={say('summaries', 'title')}
        {...(data === undefined || data.length === 0
          ? {}
          : { note: say('summaries', 'count', { count: data.length }) })}
      >
        {readOnly || data?.length === 0 ? null : (
          <IconButton label={say('summaries', 'chooseFiles')} onPress={() => void choose()}>
            <FilePlus2 />
          </IconButton>
        )}
      </TitleRow>
      {error === null ? null : (
        <p role="alert" className="px-5 py-3 text-warn">
          {sentenceFor(error)}
        </p>
      )}
      {data === undefined || data.length > 0 ? null : (
        <div className="m-auto flex max-w-md flex-col items-center gap-3 px-6 pb-16 text-center">
          <h2 className="text-question font-semibold">{say('summaries', 'empty')}</h2>
          <p className="text-answer text-soft">{say('summaries', 'emptyText')}</p>
          {readOnly ? null : (
            <>
              <Button onPress={() => void choose()}>{say('summaries', 'chooseFiles')}</Button>
              <p className="text-label text-soft">
                {say('summaries', 'emptyPaste', { keys: writeKeys('mod+v', window.carrel.platform) })}
              </p>
            </>
          )}
        </div>
      )}
      {data === undefined || data.length === 0 ? null : <SummaryTable summaries={data} readOnly={readOnly} />}
    </section>
  )
}
