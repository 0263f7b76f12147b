import { useEffect, useState } from 'react'
import type { SummaryTemplate, TemplateProblem } from '../../../api/summary.ts'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { report, sentenceFor } from '../../app/report.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { showToast } from '../../app/toast-store.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { Section } from './section.tsx'

/** How long a copy that was dropped can be taken back, in milliseconds. */
const UNDO_MS = 10_000

/** The templates by which summaries are written, one a kind of document; a copy of the user's takes the place of Carrel's. */
export function TemplateSection() {
  const { data, error, refetch } = useCall('summary.templates', {})
  const again = () => void refetch()
  // A template is edited in another program: what became of it is seen when the user comes back.
  useEffect(() => {
    const look = () => void refetch()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [refetch])
  return (
    <Section title={say('summaries', 'templates')}>
      <p className="mb-3 max-w-prose text-soft">{say('summaries', 'templatesText')}</p>
      {error === null ? null : (
        <p role="alert" className="text-warn">
          {sentenceFor(error)}
        </p>
      )}
      {data === undefined || data.length === 0 ? null : (
        <ul aria-label={say('summaries', 'templates')} className="mb-3 rounded-control border border-line bg-raise">
          {data.map((template) => (
            <Row key={template.genre} template={template} onChanged={again} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Row({
  template: { genre, path, own, problem },
  onChanged,
}: {
  template: SummaryTemplate
  onChanged: () => void
}) {
  const client = useClient()
  const { readOnly } = useShell()
  const [leaving, setLeaving] = useState(false)
  const name = say('summaries', `genre-${genre}`)
  const show = (at: string) => void window.carrel.call('shell.showInFolder', { path: at })
  const copy = () => {
    client.call('summary.copyTemplate', { genre }).then((made) => {
      onChanged()
      showToast(say('summaries', 'templateCopied'), {
        action: { label: say('summaries', 'templateShow'), run: () => show(made.path) },
      })
    }, report)
  }
  // The file goes only when it can no longer be taken back: what was written into it is nowhere else.
  const drop = () => {
    setLeaving(true)
    const timer = setTimeout(() => {
      client.call('summary.dropTemplate', { genre }).then(onChanged, report)
      setLeaving(false)
    }, UNDO_MS)
    showToast(say('summaries', 'templateDropped', { genre: name }), {
      milliseconds: UNDO_MS,
      undo: () => {
        clearTimeout(timer)
        setLeaving(false)
      },
    })
  }
  const isOwn = own && !leaving
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-hair px-3 py-1 last:border-b-0">
      <span className="min-w-0 flex-1">
        {name}
        {problem === undefined || !isOwn ? null : (
          <span className="block text-label text-warn">{problemWords(problem)}</span>
        )}
      </span>
      <span className="text-label text-soft">{say('summaries', isOwn ? 'templateOwn' : 'templateCarrel')}</span>
      <Button look="quiet" aria-label={say('summaries', 'templateShowOf', { genre: name })} onPress={() => show(path)}>
        {say('summaries', 'templateShow')}
      </Button>
      {readOnly ? null : (
        <Button
          look="quiet"
          isDisabled={leaving}
          aria-label={say('summaries', isOwn ? 'templateDropOf' : 'templateCopyOf', { genre: name })}
          onPress={isOwn ? drop : copy}
        >
          {say('summaries', isOwn ? 'templateDrop' : 'templateCopy')}
        </Button>
      )}
    </li>
  )
}

function problemWords(problem: TemplateProblem): string {
  const place = problem === 'no-task' ? '{{task}}' : '{{text}}'
  return say('summaries', `template-${problem}`, { place })
}
