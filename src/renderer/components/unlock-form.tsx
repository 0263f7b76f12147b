import { LockKeyhole } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { say, sayError } from '../../messages/say.ts'
import { type UnlockSteps, useUnlock } from '../app/use-unlock.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'

type UnlockFormProps = UnlockSteps & {
  documentId: string
  /** The name of the file. */
  name: string
  /** What there is to say before anything is typed, where it is not that the file cannot be read. */
  text?: string
  /** Whether the user asked for the field, so that typing goes there at once. */
  autoFocus?: boolean
  className?: string
}

/** Asks for the password of a document. One that is wrong is said and stays in the field. */
export function UnlockForm({ documentId, name, text, autoFocus = false, className, ...steps }: UnlockFormProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [password, setPassword] = useState('')
  const [keep, setKeep] = useState(false)
  const { isWorking, error, unlock } = useUnlock(documentId, steps)
  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus])
  useEffect(() => {
    if (error === undefined) return
    field.current?.focus()
    field.current?.select()
  }, [error])
  return (
    <form
      className={classes('rounded-control border border-line bg-raise px-3 py-2.5 text-ink', className)}
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '' && !isWorking) unlock(password, keep)
      }}
    >
      <p className="flex gap-2">
        <LockKeyhole className="mt-0.5 shrink-0 text-soft" />
        <span className="min-w-0 wrap-anywhere">
          {text ?? sayError({ code: 'document-encrypted', parameters: { name } })}
        </span>
      </p>
      <div className="mt-2 flex items-center gap-2">
        <input
          ref={field}
          type="password"
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          aria-label={say('documents', 'passwordOf', { name })}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-wrong`}
          placeholder={say('documents', 'password')}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          onKeyDown={(event) => event.stopPropagation()}
          className="h-7.5 min-w-0 flex-1 rounded-control border border-edge bg-paper px-2"
        />
        <Button type="submit" look="primary" isDisabled={password === '' || isWorking}>
          {say('documents', isWorking ? 'unlocking' : 'unlock')}
        </Button>
      </div>
      <p id={`${id}-wrong`} role="alert" className="mt-1.5 wrap-anywhere text-warn empty:hidden">
        {error === undefined
          ? ''
          : error.code === 'password-wrong'
            ? sayError({ code: error.code, parameters: { name } })
            : sayError(error)}
      </p>
      <label className="mt-2 flex gap-2">
        <input
          type="checkbox"
          checked={keep}
          onChange={(event) => setKeep(event.target.checked)}
          aria-describedby={`${id}-kept`}
          className="mt-0.75 shrink-0 self-start accent-accent"
        />
        <span>
          {say('documents', 'keepPassword')}
          <span id={`${id}-kept`} className="block text-label text-soft">
            {say('documents', 'keepPasswordNote')}
          </span>
        </span>
      </label>
    </form>
  )
}
