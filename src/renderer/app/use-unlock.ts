import { useState } from 'react'
import { type ErrorValue, toErrorValue } from '../../api/error.ts'
import { useClient } from '../client.ts'
import { useCall } from './queries.ts'

/** Whether a document waits for its password: none is known, or the one that was is wrong. */
export function isLocked(error: Pick<ErrorValue, 'code'> | undefined): boolean {
  return error?.code === 'document-encrypted' || error?.code === 'password-wrong'
}

/** Imports that a password form or a summary follows; their end is said there. */
export const followedJobs: Set<string> = new Set()

/** A password on its way: `error` is what became of the last one, until the next. */
export type Unlocking = { isWorking: boolean; error?: ErrorValue; unlock: (password: string, keep: boolean) => void }

/** `check`: throws `password-wrong` before anything is kept. `unlocked`: the password is known to Carrel now, and this import reads with it. */
export type UnlockSteps = { check?: (password: string) => Promise<void>; unlocked?: (jobId: string) => void }

/** Reads a document with the password typed, and follows it until it is read or fails. */
export function useUnlock(documentId: string, { check, unlocked }: UnlockSteps = {}): Unlocking {
  const client = useClient()
  const [asked, setAsked] = useState<{ jobId?: string; error?: ErrorValue }>()
  const { jobId } = asked ?? {}
  // The file's own state: the import itself goes on while pages of others are recognised.
  const items = useCall('import.items', { jobId: jobId ?? '' }, { enabled: jobId !== undefined })
  const unlock = async (password: string, keep: boolean) => {
    setAsked({})
    try {
      await check?.(password)
      const { id } = await client.call('document.unlock', { documentId, password, keep })
      followedJobs.add(id)
      setAsked({ jobId: id })
      unlocked?.(id)
    } catch (cause) {
      setAsked({ error: toErrorValue(cause) })
    }
  }
  const error = asked?.error ?? items.data?.find((item) => item.error !== undefined)?.error
  return {
    isWorking: asked !== undefined && error === undefined,
    ...(error === undefined ? {} : { error }),
    unlock: (password, keep) => void unlock(password, keep),
  }
}
