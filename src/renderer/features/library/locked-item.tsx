import { useState } from 'react'
import { say, sayError } from '../../../messages/say.ts'
import { fileName } from '../../app/file-name.ts'
import { useCall } from '../../app/queries.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { isLocked } from '../../app/use-unlock.ts'
import { Button } from '../../components/button.tsx'
import { UnlockForm } from '../../components/unlock-form.tsx'

/** A file of an import that wanted a password: asks for it, or says that it was given since. */
export function LockedItem({ documentId, path }: { documentId: string; path: string }) {
  const { readOnly } = useShell()
  const { data: row } = useCall('document.get', { documentId })
  const [isOpen, setOpen] = useState(false)
  const name = fileName(path)
  if (row !== undefined && !isLocked(row.error))
    return <span className="block text-label text-soft">{say('documents', 'readSince')}</span>
  if (isOpen && !readOnly)
    return <UnlockForm documentId={documentId} name={name} autoFocus className="my-1.5 max-w-[30rem]" />
  return (
    <span className="block text-label text-warn">
      {sayError({ code: 'document-encrypted', parameters: { name } })}{' '}
      {readOnly ? null : (
        <Button look="link" className="text-label" onPress={() => setOpen(true)}>
          {say('documents', 'enterPassword')}
        </Button>
      )}
    </span>
  )
}
