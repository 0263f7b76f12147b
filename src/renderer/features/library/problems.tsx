import type { DocumentRow } from '../../../api/document.ts'
import type { LanguageNeed } from '../../../api/language-pack.ts'
import { catalogue, say, sayError } from '../../../messages/say.ts'
import { fileName } from '../../app/file-name.ts'
import { languageName } from '../../app/language-name.ts'
import { useCall } from '../../app/queries.ts'
import { reread } from '../../app/reread.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { isLocked } from '../../app/use-unlock.ts'
import { showView } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { UnlockForm } from '../../components/unlock-form.tsx'

/** What went wrong with a document or parts of it, and what can be done. */
export function Problems({ row }: { row: DocumentRow }) {
  const { readOnly } = useShell()
  const asks = isLocked(row.error) && !readOnly
  const problems = [...(row.error === undefined || asks ? [] : [row.error]), ...row.warnings]
  const unreadable = row.health?.unreadable ?? 0
  const need = useLanguageNeed(row)
  if (problems.length + unreadable === 0 && !asks && need === undefined) return null
  return (
    <ul className="mt-4 flex flex-col gap-2">
      {asks ? (
        <li>
          <UnlockForm documentId={row.id} name={fileName(row.path)} />
        </li>
      ) : null}
      {problems.map((problem, index) => (
        <li key={`${problem.code} ${index}`} className="rounded-control bg-warn-wash px-3 py-2 text-warn">
          {sayError(problem)} {remedy(problem.code)}
        </li>
      ))}
      {unreadable === 0 ? null : (
        <li className="rounded-control bg-warn-wash px-3 py-2 text-warn">
          {`${say('documents', 'healthUnreadable', { count: unreadable })}. ${remedy('unreadable')}`}
        </li>
      )}
      {need === undefined ? null : <LanguageHint row={row} need={need} />}
    </ul>
  )
}

/** The language file that would help to recognise a document, if any. */
function useLanguageNeed({ id, health }: DocumentRow): LanguageNeed | undefined {
  const { data } = useCall('language.list', {}, { enabled: health !== undefined })
  return data?.needs.find(({ documents }) => documents.some((one) => one.id === id))
}

function LanguageHint({ row, need }: { row: DocumentRow; need: LanguageNeed }) {
  const client = useClient()
  const { readOnly } = useShell()
  const words = { language: languageName(need.language), file: `${need.code}.traineddata` }
  return (
    <li className="rounded-control border border-line bg-raise px-3 py-2">
      {say('languages', need.isThere ? 'thereHere' : 'missingHere', words)}{' '}
      {readOnly ? null : need.isThere ? (
        <Button look="link" onPress={() => reread(client, [row.id])}>
          {say('languages', 'again')}
        </Button>
      ) : (
        <Button look="link" onPress={() => showView({ name: 'settings' })}>
          {say('languages', 'toSettings')}
        </Button>
      )}
    </li>
  )
}

function remedy(code: string): string {
  const key = `do-${code}`
  return key in catalogue.documents ? say('documents', key as keyof typeof catalogue.documents) : ''
}
