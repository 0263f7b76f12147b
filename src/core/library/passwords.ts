import type { LibraryStore } from './library-store.ts'

/** Passwords of files, by the digest of their content: for this session, or kept in the library where the user says so. */
export type Passwords = {
  of(sha256: string): string | undefined
  use(sha256: string, password: string, keep: boolean): void
  forget(sha256: string): void
}

/** No password is known until one is used, but those that were kept. */
export function createPasswords(
  store: Pick<LibraryStore, 'keepPassword' | 'keptPassword' | 'forgetPassword'>,
): Passwords {
  const session = new Map<string, string>()
  return {
    of: (sha256) => session.get(sha256) ?? store.keptPassword(sha256),
    use(sha256, password, keep) {
      session.set(sha256, password)
      if (keep) store.keepPassword(sha256, password)
    },
    forget(sha256) {
      session.delete(sha256)
      if (store.keptPassword(sha256) !== undefined) store.forgetPassword(sha256)
    },
  }
}
