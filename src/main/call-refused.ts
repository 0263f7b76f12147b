import type { ErrorCode } from '../api/error.ts'

/** A call of the page that is not carried out; the code is the page's answer. `forbidden`: it is not for this page. */
export class CallRefused extends Error {
  readonly code: ErrorCode | 'forbidden'

  constructor(code: ErrorCode | 'forbidden') {
    super(code)
    this.code = code
  }
}
