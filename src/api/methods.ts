import { z } from 'zod'
import { AnswerEvent } from './answer.ts'
import { Collection, DocumentRow, PageText, Scope } from './document.ts'
import { ErrorCode } from './error.ts'
import { FirstFact } from './first-fact.ts'
import { ImportItem, ImportJob } from './job.ts'
import { KeptPassage } from './kept.ts'
import { LibraryCheck } from './library-check.ts'
import type { Method } from './method.ts'
import { ModelChoice, ModelInfo } from './model.ts'
import { PageHealth } from './page-health.ts'
import { SearchMode, SearchResult } from './search.ts'
import { LedgerEntry, Settings, SettingsChange } from './settings.ts'
import { Span, SpanBoxes } from './span.ts'
import { Message, StruckSource, Thread } from './thread.ts'

const nothing = z.strictObject({})
const byDocument = z.strictObject({ documentId: z.string() })
const byJob = z.strictObject({ jobId: z.string() })

/** Which rows of the library table, in which order. `filter` matches title and path; `reason`: one that `library.health` counts. */
const listed = z.strictObject({
  collectionId: z.string().optional(),
  needsALook: z.boolean().optional(),
  reason: z.union([ErrorCode, z.enum(['unreadable', 'garbled'])]).optional(),
  filter: z.string().optional(),
  sort: z.enum(['title', 'kind', 'status', 'pages', 'size', 'added', 'modified']).default('added'),
  descending: z.boolean().default(true),
  offset: z.int().min(0).default(0),
})

/** Every method of the backend. The schema is the type. */
export const methods = {
  /** Version, data folder, and whether this process may write (`owner`) or only reads. */
  'app.status': {
    input: nothing,
    output: z.strictObject({ version: z.string(), dataFolder: z.string(), readOnly: z.boolean() }),
  },
  'settings.get': { input: nothing, output: Settings },
  'settings.set': { input: SettingsChange, output: Settings },
  'ledger.list': { input: nothing, output: z.array(LedgerEntry) },

  /** Counts and collections for the sidebar. `needsALook` counts failed and warned files. */
  'library.overview': {
    input: nothing,
    output: z.strictObject({ documents: z.int(), needsALook: z.int(), collections: z.array(Collection) }),
  },
  /** A page of the library table. */
  'library.list': {
    input: listed.extend({ limit: z.int().min(1).max(1000).default(200) }),
    output: z.strictObject({ total: z.int(), documents: z.array(DocumentRow) }),
  },
  /** Ids of the rows of the library table, for selections that reach beyond what was read of it. */
  'library.ids': {
    input: listed.extend({ limit: z.int().min(1).optional() }),
    output: z.array(z.string()),
  },
  /**
   * How much of the library could be read. `failed` counts documents of which nothing could; `byReason` documents by the codes of
   * their errors and warnings, the most frequent first.
   */
  'library.health': {
    input: nothing,
    output: z.strictObject({
      documents: z.int(),
      pages: PageHealth,
      failed: z.int(),
      byReason: z.array(z.strictObject({ code: ErrorCode, count: z.int() })),
    }),
  },
  /** Takes documents out of the library; they can be restored for 30 seconds, then are deleted for good. */
  'library.remove': { input: z.strictObject({ documentIds: z.array(z.string()).min(1) }), output: nothing },
  'library.restore': { input: z.strictObject({ documentIds: z.array(z.string()).min(1) }), output: nothing },
  'collection.create': { input: z.strictObject({ name: z.string().trim().min(1) }), output: Collection },
  'collection.rename': {
    input: z.strictObject({ collectionId: z.string(), name: z.string().trim().min(1) }),
    output: Collection,
  },
  /** Removes the name, never the documents. */
  'collection.remove': { input: z.strictObject({ collectionId: z.string() }), output: nothing },
  'collection.addDocuments': {
    input: z.strictObject({ collectionId: z.string(), documentIds: z.array(z.string()) }),
    output: nothing,
  },
  'collection.removeDocuments': {
    input: z.strictObject({ collectionId: z.string(), documentIds: z.array(z.string()) }),
    output: nothing,
  },

  /** Checks what the stores promise each other. Reads everything, changes nothing; minutes in a large library. */
  'library.check': { input: nothing, output: LibraryCheck },
  /** Makes again from the stored text what a check finds, and says what is left. Errors: `library-in-use`. */
  'library.repair': { input: nothing, output: LibraryCheck },

  /** Kept passages, the newest first. */
  'kept.list': { input: nothing, output: z.array(KeptPassage) },
  /**
   * Keeps words of a document; words that are kept already give the passage that holds them. The `id` of a passage
   * removed less than 30 seconds ago brings that one back, whatever else is given; otherwise it is the new one's.
   * Errors: `document-not-found`, `bad-request` where a span is not in the revision that the document shows.
   */
  'kept.add': {
    input: z.strictObject({
      id: z.uuid().optional(),
      documentId: z.string(),
      revisionId: z.string(),
      spans: z.array(Span).min(1),
      headingPath: z.array(z.string()),
    }),
    output: KeptPassage,
  },
  /** Removes a kept passage; one that is not there is no error. */
  'kept.remove': { input: z.strictObject({ id: z.string() }), output: nothing },

  'document.get': { input: byDocument, output: DocumentRow },
  /** Stored text of pages `from` to `to` (inclusive, from 1), at most 50. */
  'document.pages': {
    input: z.strictObject({ documentId: z.string(), from: z.int().min(1), to: z.int().min(1) }),
    output: z.array(PageText),
  },
  /** The first date, amount and name of the first three pages, as far as they are read; at most one of a kind. */
  'document.firstFacts': { input: byDocument, output: z.array(FirstFact).max(3) },
  /** Bytes of the original, at most 1 MiB a call; `total` is the file's size. Errors: `document-original-missing`, `document-original-changed`. */
  'document.bytes': {
    input: z.strictObject({
      documentId: z.string(),
      offset: z.int().min(0),
      length: z
        .int()
        .min(1)
        .max(1 << 20),
    }),
    output: z.strictObject({ bytes: z.instanceof(Uint8Array), total: z.int() }),
  },
  /** Boxes of spans on their PDF pages, in the order of the spans. */
  'document.boxes': {
    input: z.strictObject({ documentId: z.string(), spans: z.array(Span).min(1) }),
    output: z.array(SpanBoxes),
  },
  /** A page of a PDF or image, drawn at most `width` pixels wide. Errors as for `document.bytes`, and those of the reader. */
  'document.picture': {
    input: z.strictObject({ documentId: z.string(), page: z.int().min(1), width: z.int().min(1).max(4096) }),
    output: z.strictObject({ png: z.instanceof(Uint8Array), width: z.int(), height: z.int() }),
  },
  /** Where the sheets, slides or chapters of a document begin, in order; empty where its pages have no names. */
  'document.outline': {
    input: byDocument,
    output: z.array(z.strictObject({ page: z.int().min(1), label: z.string() })),
  },
  /** Attachments of a message, files of an archive, messages of a mailbox, in the order they stand in. */
  'document.members': { input: byDocument, output: z.array(DocumentRow) },
  /** Recognises pages again (of one document), or reads documents again. */
  'document.reread': {
    input: z.strictObject({ documentIds: z.array(z.string()).min(1), pages: z.array(z.int().min(1)).optional() }),
    output: ImportJob,
  },
  /** Every place of a text in a document or on one `page` of it, case and white space folded, in reading order, at most 500. */
  'document.find': {
    input: z.strictObject({ documentId: z.string(), text: z.string().min(1), page: z.int().min(1).optional() }),
    output: z.array(Span),
  },

  /** Starts a durable import of files and folders. `collectionName` is made if new. `samples` adds the sample documents. */
  'import.start': {
    input: z.strictObject({
      paths: z.array(z.string()),
      samples: z.boolean().optional(),
      collectionId: z.string().optional(),
      collectionName: z.string().optional(),
      embedder: ModelChoice.optional(),
    }),
    output: ImportJob,
  },
  'import.list': { input: nothing, output: z.array(ImportJob) },
  /** The files of an import in order; the first `limit` of them where it is given. */
  'import.items': {
    input: z.strictObject({ jobId: z.string(), limit: z.int().min(1).optional() }),
    output: z.array(ImportItem),
  },
  'import.pause': { input: byJob, output: ImportJob },
  'import.resume': { input: byJob, output: ImportJob },
  'import.cancel': { input: byJob, output: ImportJob },

  /**
   * The best chunks for a text. `"Exact words"` in it must stand in a chunk and `-excluded` ones must not. `typing`: its
   * last word may be unfinished and is continued from the library's words.
   */
  'search.query': {
    input: z.strictObject({
      text: z.string().min(1),
      typing: z.boolean().default(false),
      k: z.int().min(1).max(100).default(10),
      mode: SearchMode.default('hybrid'),
      scope: Scope,
    }),
    output: SearchResult,
  },

  'thread.list': { input: nothing, output: z.array(Thread) },
  'thread.get': {
    input: z.strictObject({ threadId: z.string() }),
    output: z.strictObject({ thread: Thread, messages: z.array(Message) }),
  },
  'thread.create': { input: z.strictObject({ scope: Scope }), output: Thread },
  'thread.rename': { input: z.strictObject({ threadId: z.string(), title: z.string().trim().min(1) }), output: Thread },
  'thread.remove': { input: z.strictObject({ threadId: z.string() }), output: nothing },
  'thread.restore': { input: z.strictObject({ threadId: z.string() }), output: nothing },

  /** Asks. Again: same `parentId`, same question. Edit: same `parentId`, new question. Cancelling the stream stops. */
  'answer.ask': {
    input: z.strictObject({
      threadId: z.string(),
      parentId: z.string().nullable(),
      question: z.string().trim().min(1),
      scope: Scope,
      struck: z.array(StruckSource).default([]),
      model: ModelChoice.optional(),
      /** Id of a persona in the settings; one that is no longer there is none. */
      persona: z.string().optional(),
    }),
    stream: AnswerEvent,
  },
  /** How much one question can read: `roomTokens` for passages, `usedTokens` that a question as short as `question` would take. */
  'answer.plan': {
    input: z.strictObject({
      question: z.string(),
      scope: Scope,
      model: ModelChoice.optional(),
      persona: z.string().optional(),
    }),
    output: z.strictObject({ roomTokens: z.int(), contextTokens: z.int(), passages: z.int(), usedTokens: z.int() }),
  },

  'model.list': {
    input: nothing,
    output: z.strictObject({ models: z.array(ModelInfo), chat: ModelInfo.optional(), embedder: ModelInfo.optional() }),
  },
  /** Checks a GGUF file in a child process. Errors: `model-not-found`, `model-unusable`, `model-not-chat`, `model-not-embedder`. */
  'model.check': {
    input: z.strictObject({ path: z.string(), role: z.enum(['chat', 'embedder']) }),
    output: ModelInfo,
  },
} satisfies Record<string, Method>

export type Methods = typeof methods
export type MethodName = keyof Methods
export type StreamName = { [N in MethodName]: Methods[N] extends { stream: z.ZodType } ? N : never }[MethodName]
export type CallName = Exclude<MethodName, StreamName>
/** What a caller gives (defaults may be left out) and what a handler gets (defaults filled). */
export type MethodArgument<N extends MethodName> = z.input<Methods[N]['input']>
export type MethodInput<N extends MethodName> = z.output<Methods[N]['input']>
export type MethodOutput<N extends CallName> = z.output<Methods[N]['output']>
export type MethodEvent<N extends StreamName> = z.output<Methods[N]['stream']>
