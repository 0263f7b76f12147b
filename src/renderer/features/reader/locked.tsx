import type { DocumentRow } from '../../../api/document.ts'
import { sayError } from '../../../messages/say.ts'
import { fileName } from '../../app/file-name.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { UnlockForm } from '../../components/unlock-form.tsx'
import { Notice } from './notice.tsx'

/** In place of a document that cannot be read without its password: a field for it. */
export function Locked({ row }: { row: DocumentRow }) {
  const { readOnly } = useShell()
  const name = fileName(row.path)
  if (readOnly) return <Notice text={sayError({ code: 'document-encrypted', parameters: { name } })} />
  return <UnlockForm documentId={row.id} name={name} className="m-auto w-80 max-w-[calc(100%-2rem)]" />
}
