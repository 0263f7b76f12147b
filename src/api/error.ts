import { z } from 'zod'

/** The closed set of error codes. `src/messages` holds one sentence for each. */
export const ErrorCode = z.enum([
  'bad-request',
  'unknown-method',
  'cancelled',
  'channel-closed',
  'backend-unavailable',
  'internal',
  'file-not-found',
  'file-unreadable',
  'file-too-large',
  'file-unsupported',
  'not-a-file',
  'file-is-link',
  'file-not-local',
  'folder-not-found',
  'folder-not-there',
  'folder-unreadable',
  'folder-watched',
  'folder-holds-watched',
  'folder-refused',
  'folder-mostly-gone',
  'glob-invalid',
  'watch-limit',
  'watch-unavailable',
  'document-encrypted',
  'password-wrong',
  'document-damaged',
  'document-empty',
  'pages-without-text',
  'pages-waiting',
  'pages-unreadable',
  'pages-garbled',
  'attachments-not-read',
  'nested-too-deep',
  'archive-unpacks-too-large',
  'compression-unknown',
  'container-cut-off',
  'members-left-out',
  'members-not-read',
  'archive-copy',
  'document-too-slow',
  'document-too-hungry',
  'picture-too-large',
  'language-missing',
  'language-damaged',
  'language-name',
  'language-refused',
  'document-not-found',
  'document-original-missing',
  'document-original-changed',
  'collection-not-found',
  'collection-exists',
  'collection-within-itself',
  'collection-smart',
  'collection-not-smart',
  'thread-not-found',
  'message-not-found',
  'summary-not-found',
  'job-not-found',
  'library-in-use',
  'library-too-new',
  'library-damaged',
  'disk-full',
  'index-unavailable',
  'model-not-found',
  'model-unusable',
  'model-not-embedder',
  'model-not-chat',
  'model-out-of-memory',
  'prompt-too-long',
  'model-needed',
  'model-too-small',
  'workshop-failed',
  'shortcut-unknown',
  'shortcut-without-modifier',
  'shortcut-types-text',
])
export type ErrorCode = z.infer<typeof ErrorCode>

/** Values that a sentence of the message catalogue may name. */
export const ErrorParameters = z.record(z.string(), z.union([z.string(), z.number()]))
export type ErrorParameters = z.infer<typeof ErrorParameters>

/** An error as it crosses a channel: a value, never a rejection. `detail` is for the log, not for the user. */
export const ErrorValue = z.strictObject({
  code: ErrorCode,
  parameters: ErrorParameters,
  detail: z.string().optional(),
})
export type ErrorValue = z.infer<typeof ErrorValue>

/** The one error class of the program: a code from the closed set, parameters for the catalogue, the cause kept. */
export class AssistantError extends Error {
  override readonly name = 'AssistantError'
  readonly code: ErrorCode
  readonly parameters: ErrorParameters

  constructor(code: ErrorCode, parameters: ErrorParameters = {}, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.parameters = parameters
  }
}

/** Any thrown value as an `ErrorValue`; what is not an `AssistantError` becomes `cancelled` or `internal`. */
export function toErrorValue(error: unknown): ErrorValue {
  if (error instanceof AssistantError) {
    const detail = error.cause === undefined ? undefined : String(error.cause)
    return { code: error.code, parameters: error.parameters, ...(detail === undefined ? {} : { detail }) }
  }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', parameters: {} }
  return {
    code: 'internal',
    parameters: {},
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}

/** The `AssistantError` that an `ErrorValue` describes. */
export function fromErrorValue(value: ErrorValue): AssistantError {
  return new AssistantError(
    value.code,
    value.parameters,
    value.detail === undefined ? undefined : { cause: value.detail },
  )
}
