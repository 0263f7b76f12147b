import type { DocumentRow } from '../../../api/document.ts'
import { catalogue, say, sayError } from '../../../messages/say.ts'

/** What went wrong with a document or parts of it, and what can be done. */
export function Problems({ row }: { row: DocumentRow }) {
  const problems = [...(row.error === undefined ? [] : [row.error]), ...row.warnings]
  const unreadable = row.health?.unreadable ?? 0
  if (problems.length + unreadable === 0) return null
  return (
    <ul className="mt-4 flex flex-col gap-2">
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
