import type { DocumentRow } from '../../../api/document.ts'
import { catalogue, say, sayError } from '../../../messages/say.ts'
import { fileName } from '../../app/file-name.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { isLocked } from '../../app/use-unlock.ts'
import { UnlockForm } from '../../components/unlock-form.tsx'

/** What went wrong with a document or parts of it, and what can be done. */
export function Problems({ row }: { row: DocumentRow }) {
  const { readOnly } = useShell()
  const asks = isLocked(row.error) && !readOnly
  const problems = [...(row.error === undefined || asks ? [] : [row.error]), ...row.warnings]
  const unreadable = row.health?.unreadable ?? 0
  if (problems.length + unreadable === 0 && !asks) return null
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
    </ul>
  )
}

function remedy(code: string): string {
  const key = `do-${code}`
  return key in catalogue.documents ? say('documents', key as keyof typeof catalogue.documents) : ''
}
