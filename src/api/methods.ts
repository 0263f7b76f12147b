import { z } from 'zod'
import { Answer, AnswerEvent } from './answer.ts'
import { AnswerPlan } from './answer-plan.ts'
import { DeletionReceipt } from './deletion-receipt.ts'
import { Collection, ContainerRow, DocumentRow, MemberLeftOut, MemberRow, PageText, Scope } from './document.ts'
import { DocumentFilter } from './document-filter.ts'
import { ErrorCode } from './error.ts'
import { FirstFact } from './first-fact.ts'
import { Genre } from './genre.ts'
import { Gist } from './gist.ts'
import { ImportItem, ImportJob } from './job.ts'
import { KeptPassage } from './kept.ts'
import { LanguageNeed, LanguagePack } from './language-pack.ts'
import { LibraryCheck } from './library-check.ts'
import { LibraryFacets } from './library-facets.ts'
import type { Method } from './method.ts'
import { ModelChoice, ModelInfo, ModelMemory } from './model.ts'
import { PageHealth } from './page-health.ts'
import { QuickAction, QuickEvent, QuickText, Reckoning } from './quick.ts'
import { Overflow, Route } from './route.ts'
import { SearchMode, SearchResult } from './search.ts'
import { LedgerEntry, Settings, SettingsChange } from './settings.ts'
import { Span, SpanBoxes } from './span.ts'
import { Summary, SummaryChoice, SummaryContent, SummaryEvent, SummaryTemplate, SummaryVersion } from './summary.ts'
import { Message, StruckSource, Thread } from './thread.ts'
import { WarmStates } from './warm.ts'
import { FolderRules, RulesPreview, SyncReport, WatchedFolder } from './watched-folder.ts'

const nothing = z.strictObject({})
const byDocument = z.strictObject({ documentId: z.string() })
const byJob = z.strictObject({ jobId: z.string() })

/**
 * Which rows of the library table, in which order. `text` is a part of title or path, in any case; `reason`: one that
 * `library.health` counts; `grouped`: of the versions and copies of one file the newest that fits, for all of them.
 */
const listed = z.strictObject({
  collectionId: z.string().optional(),
  needsALook: z.boolean().optional(),
  reason: z.union([ErrorCode, z.enum(['unreadable', 'garbled'])]).optional(),
  text: z.string().optional(),
  filter: DocumentFilter.optional(),
  grouped: z.boolean().optional(),
  sort: z.enum(['title', 'kind', 'status', 'pages', 'size', 'added', 'modified']).default('added'),
  descending: z.boolean().default(true),
  offset: z.int().min(0).default(0),
})

/**
 * How a question is to be read. `route`: Carrel chooses one where it is left out; `overflow`: what happens to documents that
 * do not fit; `widen`: the scope is not narrowed to what the question names.
 */
const reading = {
  route: Route.optional(),
  overflow: Overflow.default('passages'),
  widen: z.boolean().default(false),
}

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
  /** A page of the library table. `total` counts its rows, `older` the documents that stand behind them. */
  'library.list': {
    input: listed.extend({ limit: z.int().min(1).max(1000).default(200) }),
    output: z.strictObject({ total: z.int(), older: z.int(), documents: z.array(DocumentRow) }),
  },
  /** All versions and copies of the files of documents, themselves included, the newest first. */
  'library.versions': { input: z.strictObject({ documentIds: z.array(z.string()) }), output: z.array(DocumentRow) },
  /**
   * Ids of the rows of the library table, for selections that reach beyond what was read of it. `versionsOf`: of these
   * documents and the other versions of their files alone.
   */
  'library.ids': {
    input: listed.extend({ limit: z.int().min(1).optional(), versionsOf: z.array(z.string()).optional() }),
    output: z.array(z.string()),
  },
  /**
   * Reads a password-protected document. The password is known until Carrel ends, or, where `keep` is set, kept in the
   * library. Errors: `document-not-found`, `password-wrong` of a document that is read already (nothing
   * changes then); otherwise a wrong password shows as the document's error.
   */
  'document.unlock': {
    input: z.strictObject({ documentId: z.string(), password: z.string().min(1).max(1000), keep: z.boolean() }),
    output: ImportJob,
  },
  /** The password that is known of a document, for showing its pages; none where none is needed or known. */
  'document.password': { input: byDocument, output: z.strictObject({ password: z.string().optional() }) },
  /** How the text of all pages was obtained, and why files were not read or not wholly, most frequent first. */
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
  /** Deletes documents at once and for good, with their members, and proves it. Errors: `library-in-use`. */
  'library.delete': { input: z.strictObject({ documentIds: z.array(z.string()).min(1) }), output: DeletionReceipt },
  /** Proofs of deletions, the newest first. */
  'receipt.list': { input: nothing, output: z.array(DeletionReceipt) },
  'receipt.remove': { input: z.strictObject({ id: z.string() }), output: nothing },
  /** What a scope's documents are like, for filters. */
  'library.facets': { input: z.strictObject({ scope: Scope }), output: LibraryFacets },
  /**
   * Makes a collection, within another one or at the top, a smart one where a filter is given. `id`: of the one that it
   * was before it was removed, so that what refers to it goes on. Errors:
   * `collection-exists` (beside it), `collection-not-found` (the one it is to lie in).
   */
  'collection.create': {
    input: z.strictObject({
      id: z.uuid().optional(),
      name: z.string().trim().min(1),
      parentId: z.string().optional(),
      filter: DocumentFilter.optional(),
    }),
    output: Collection,
  },
  /**
   * Changes what is given; `parentId` null moves it to the top. Errors: `collection-exists`, `collection-not-found`,
   * `collection-within-itself`, `collection-not-smart` (a filter for one whose documents were put into it).
   */
  'collection.change': {
    input: z.strictObject({
      collectionId: z.string(),
      name: z.string().trim().min(1).optional(),
      parentId: z.string().nullable().optional(),
      filter: DocumentFilter.optional(),
    }),
    output: Collection,
  },
  /**
   * Removes the collection, never its documents; collections that lie in it move to where it was. Says which documents
   * were put into it, for making it again.
   */
  'collection.remove': {
    input: z.strictObject({ collectionId: z.string() }),
    output: z.strictObject({ documentIds: z.array(z.string()) }),
  },
  /** Errors: `collection-not-found`, `collection-smart`. */
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
  /** A page of a PDF or image as a PNG file, at most `width` pixels wide. Errors as those of `document.bytes`. */
  'document.picture': {
    input: z.strictObject({ documentId: z.string(), page: z.int().min(1), width: z.int().min(16).max(4096) }),
    output: z.strictObject({ png: z.instanceof(Uint8Array), width: z.int(), height: z.int() }),
  },
  /** Where the sheets, slides or chapters of a document begin, in order; empty where its pages have no names. */
  'document.outline': {
    input: byDocument,
    output: z.array(z.strictObject({ page: z.int().min(1), label: z.string() })),
  },
  /** The documents that a message, archive or mailbox holds, in its order; `text`: a part of title, sender or path, in any case. */
  'document.members': {
    input: z.strictObject({
      documentId: z.string(),
      text: z.string().optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.int(), members: z.array(MemberRow) }),
  },
  /** What a document lies within, the outermost first; empty where it is a file of its own. */
  'document.containers': { input: byDocument, output: z.array(ContainerRow) },
  /**
   * What containers hold that is no document, with the reason: of one container, or of all that need a look. At most `limit`.
   */
  'document.membersLeftOut': {
    input: z.strictObject({ documentId: z.string().optional(), limit: z.int().min(1).max(10_000).default(1000) }),
    output: z.array(MemberLeftOut),
  },
  /**
   * Recognises pages again: those given, or all without text of the file. A document that has no text, or text of an
   * earlier version of Carrel, is read anew.
   */
  'document.reread': {
    input: z.strictObject({
      documentIds: z.array(z.string()).min(1),
      pages: z.array(z.int().min(1)).min(1).optional(),
    }),
    output: ImportJob,
  },
  /**
   * Language packs of recognition, the folder they lie in, and documents that would gain from one. New files in the folder
   * are tried first.
   */
  'language.list': {
    input: nothing,
    output: z.strictObject({ folder: z.string(), packs: z.array(LanguagePack), needs: z.array(LanguageNeed) }),
  },
  /**
   * Tries a language pack (`deu.traineddata`, packed with gzip or not) and copies it into the folder. Errors:
   * `language-name`, `language-refused`, `file-unreadable`, `library-in-use`.
   */
  'language.add': { input: z.strictObject({ path: z.string().min(1) }), output: LanguagePack },

  /** Every place of a text in a document or on one `page` of it, case and white space folded, in reading order, at most 500. */
  'document.find': {
    input: z.strictObject({ documentId: z.string(), text: z.string().min(1), page: z.int().min(1).optional() }),
    output: z.array(Span),
  },

  /** Starts a durable import of files, folders and texts. `collectionName` is made if new. `samples` adds the sample documents. */
  'import.start': {
    input: z.strictObject({
      paths: z.array(z.string()),
      samples: z.boolean().optional(),
      /** Texts that are no files: dropped or pasted words. Each becomes a document of its title. */
      texts: z
        .array(z.strictObject({ title: z.string().trim().min(1).max(200), text: z.string().min(1).max(5_000_000) }))
        .max(20)
        .optional(),
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
   * Watches a folder: what is in it comes in, what changes there changes here. `collectionName` is made if new; nothing in
   * `rules` means everything that `.gitignore` files do not leave out. Returns at once, `syncing`.
   * Errors: `folder-not-there`, `folder-watched`, `folder-holds-watched`, `folder-refused`, `glob-invalid`.
   */
  'folder.add': {
    input: z.strictObject({
      path: z.string().min(1),
      collectionName: z.string().trim().min(1).optional(),
      rules: FolderRules.optional(),
    }),
    output: WatchedFolder,
  },
  'folder.list': { input: nothing, output: z.array(WatchedFolder) },
  /**
   * What other rules would do with the files that lie in a watched folder now; nothing changes. A listing of the folder is
   * used for some seconds. Errors: `folder-not-found`, `folder-not-there`, `folder-unreadable`.
   */
  'folder.preview': { input: z.strictObject({ folderId: z.string(), rules: FolderRules }), output: RulesPreview },
  /** Changes what is watched of a folder, or pauses and resumes watching it. Errors: `folder-not-found`, `glob-invalid`. */
  'folder.change': {
    input: z.strictObject({ folderId: z.string(), rules: FolderRules.optional(), paused: z.boolean().optional() }),
    output: WatchedFolder,
  },
  /**
   * Stops watching. Documents that do not stay can be restored as after `library.remove`; their ids are told.
   * Errors: `folder-not-found`.
   */
  'folder.remove': {
    input: z.strictObject({ folderId: z.string(), keepDocuments: z.boolean() }),
    output: z.strictObject({ documentIds: z.array(z.string()) }),
  },
  /**
   * Compares a folder, or every one that is watched and there, with the library now; new and changed files are read by an
   * import after. `acceptRemovals`: documents whose files are gone leave the library however many they are.
   * Errors: `folder-not-found`, `folder-not-there`, `folder-mostly-gone`.
   */
  'folder.sync': {
    input: z.strictObject({ folderId: z.string().optional(), acceptRemovals: z.boolean().optional() }),
    output: SyncReport,
  },

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
      /** `date`: of the best ones, the newest first. */
      sort: z.enum(['relevance', 'date']).default('relevance'),
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
      ...reading,
    }),
    stream: AnswerEvent,
  },
  /**
   * Goes on with an exhaustive answer that was stopped or interrupted, at the documents that were not read. Cancelling the
   * stream pauses it again. Errors: `message-not-found`.
   */
  'answer.continue': { input: z.strictObject({ messageId: z.string() }), stream: AnswerEvent },
  /** The table of an answer as a file, with the words each cell was taken from. Errors: `message-not-found`. */
  'answer.export': {
    input: z.strictObject({ messageId: z.string(), format: z.enum(['csv', 'xlsx']) }),
    output: z.strictObject({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  },
  /** What a question would read, and what would be left out. */
  'answer.plan': {
    input: z.strictObject({
      question: z.string(),
      scope: Scope,
      /** The turn it would follow. */
      parentId: z.string().nullable().default(null),
      model: ModelChoice.optional(),
      persona: z.string().optional(),
      ...reading,
    }),
    output: AnswerPlan,
  },

  /** What code alone finds out about documents, in their order; at most 20. Errors: `document-not-found`. */
  'summary.gist': {
    input: z.strictObject({ documentIds: z.array(z.string()).min(1).max(20) }),
    output: z.array(Gist),
  },
  /**
   * Summarises documents and keeps the summary, or, with `summaryId`, a new version of that one. Cancelling the stream pauses
   * it. Errors: `document-not-found`, `summary-not-found`, `document-empty`.
   */
  'summary.start': {
    input: z.strictObject({
      documentIds: z.array(z.string()).min(1).max(1000),
      choice: SummaryChoice,
      summaryId: z.string().optional(),
      model: ModelChoice.optional(),
    }),
    stream: SummaryEvent,
  },
  /** Goes on with a summary that was stopped or interrupted; what was read is not read again. Errors: `summary-not-found`. */
  'summary.continue': { input: z.strictObject({ summaryId: z.string() }), stream: SummaryEvent },
  /** Kept summaries, the last changed first. */
  'summary.list': { input: nothing, output: z.array(Summary) },
  /** A summary with its versions, the newest first, and the content of one of them, the newest unless said. Errors: `summary-not-found`. */
  'summary.get': {
    input: z.strictObject({ summaryId: z.string(), versionId: z.string().optional() }),
    output: z.strictObject({
      summary: Summary,
      versions: z.array(SummaryVersion),
      version: SummaryVersion,
      content: SummaryContent,
    }),
  },
  /**
   * Makes a version of the user's words: parts with their sentences, a line each. Lines that stood there keep their check;
   * others are checked anew. Errors: `summary-not-found`.
   */
  'summary.edit': {
    input: z.strictObject({
      summaryId: z.string(),
      versionId: z.string(),
      parts: z.array(
        z.strictObject({ heading: z.string(), level: z.int().min(1), lines: z.array(z.string().trim().min(1)) }),
      ),
    }),
    output: SummaryVersion,
  },
  'summary.rename': {
    input: z.strictObject({ summaryId: z.string(), title: z.string().trim().min(1) }),
    output: Summary,
  },
  /** Takes a summary away; it can be restored for 30 seconds, then it is deleted for good. */
  'summary.remove': { input: z.strictObject({ summaryId: z.string() }), output: nothing },
  'summary.restore': { input: z.strictObject({ summaryId: z.string() }), output: nothing },
  /** A version of a summary as a file, with its sources. Errors: `summary-not-found`. */
  'summary.export': {
    input: z.strictObject({ summaryId: z.string(), versionId: z.string().optional(), format: z.enum(['md', 'docx']) }),
    output: z.strictObject({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  },
  /** The template of each genre. */
  'summary.templates': { input: nothing, output: z.array(SummaryTemplate) },
  /** Makes a copy of a genre's template that the user can edit and that is used from then on; one that is there stays. */
  'summary.copyTemplate': { input: z.strictObject({ genre: Genre }), output: SummaryTemplate },
  /** Takes the user's copy away; Carrel's own is used again. */
  'summary.dropTemplate': { input: z.strictObject({ genre: Genre }), output: SummaryTemplate },

  /**
   * Answers a question at once and stores nothing: from the documents in scope, or from a text that the user gave. Goes
   * before all other work of models.
   */
  'quick.ask': {
    input: z.strictObject({
      question: z.string().trim().min(1),
      scope: Scope,
      text: QuickText.optional(),
      model: ModelChoice.optional(),
    }),
    stream: AnswerEvent,
  },
  /**
   * Does something with a text that the user gave; `language`: ISO 639-1 of a translation. Stores nothing. Errors:
   * `model-needed`, `model-too-small {name}` (all but `dates` and `summarise`, which code does too).
   */
  'quick.act': {
    input: z.strictObject({
      action: QuickAction,
      text: QuickText,
      language: z.string().min(2).max(3).optional(),
      model: ModelChoice.optional(),
    }),
    stream: QuickEvent,
  },
  /** Carries out a calculation, a conversion of units or arithmetic of dates; nothing where the text is none. */
  'quick.reckon': {
    input: z.strictObject({ text: z.string().max(500) }),
    output: z.strictObject({ reckoning: Reckoning.optional() }),
  },
  /** The words of a picture (PNG), in reading order. Errors: `document-damaged`, `picture-too-large`. */
  'quick.readPicture': {
    input: z.strictObject({ png: z.instanceof(Uint8Array) }),
    output: z.strictObject({ text: z.string() }),
  },
  /** Keeps a quick answer as the first turn of a thread, for going on with it in the window. */
  'quick.keep': {
    input: z.strictObject({ question: z.string().trim().min(1), scope: Scope, answer: Answer }),
    output: Thread,
  },

  /** What models remember of documents on disk. */
  'warm.list': { input: nothing, output: WarmStates },
  /** Keeps documents ready: they are read when the machine is idle, and remembered before others. Errors: `document-not-found`. */
  'warm.pin': {
    input: z.strictObject({ documentIds: z.array(z.string()).min(1), pinned: z.boolean() }),
    output: WarmStates,
  },
  /** Forgets; documents stay. Without ids everything is forgotten. */
  'warm.remove': { input: z.strictObject({ ids: z.array(z.string()).min(1).optional() }), output: WarmStates },

  'model.list': {
    input: nothing,
    output: z.strictObject({ models: z.array(ModelInfo), chat: ModelInfo.optional(), embedder: ModelInfo.optional() }),
  },
  /** What a chat model would take of this machine. Errors as those of `model.check`. */
  'model.memory': { input: z.strictObject({ model: ModelChoice }), output: ModelMemory },
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
