import type { Answer } from '../api/answer.ts'
import type { Block, Scope } from '../api/document.ts'
import type { DocumentKind } from '../api/document-kind.ts'
import type { ErrorValue } from '../api/error.ts'
import type { Genre } from '../api/genre.ts'
import type { ImportItem, ImportJob, JobState } from '../api/job.ts'
import type { KeptPassage } from '../api/kept.ts'
import type { ModelInfo, ModelMemory } from '../api/model.ts'
import type { PageSource } from '../api/page-health.ts'
import type { FoundDocument } from '../api/search.ts'
import type { LedgerEntry, Settings, StoredSettings } from '../api/settings.ts'
import type { Box, Span, SpanBoxes } from '../api/span.ts'
import type { Summary, SummaryContent, SummaryTemplate, SummaryVersion } from '../api/summary.ts'
import type { Message, StruckSource, Thread } from '../api/thread.ts'
import type { Version } from '../api/version.ts'

/* ---------- text of documents ---------- */

/**
 * Run-length map from stored page text to the PDF's character indices: `[textStart, charStart, length]` runs in
 * rising order of `textStart`; text units in no run (inserted spaces, line breaks) have no character.
 */
export type SpanMap = readonly (readonly [textStart: number, charStart: number, length: number])[]

/** Where recognised words stand: runs of a page's text in rising order, with their boxes in points as in `Box`. */
export type WordBoxes = readonly { start: number; end: number; box: Box }[]

/**
 * A page as a reader gives it. `languages`: the packs it was recognised with. `label`, `confidence` and `waiting` as in `PageText`; `width` and `height` in points, of
 * PDFs and images; `map` of text that a PDF holds, `words` of recognised text.
 */
export type ExtractedPage = {
  number: number
  text: string
  source: PageSource
  blocks: readonly Block[]
  label?: string
  width?: number
  height?: number
  map?: SpanMap
  words?: WordBoxes
  confidence?: number
  languages?: readonly string[]
  waiting?: true
}

/**
 * A document within another: an attachment, a file of an archive, a message of a mailbox. `name` is its path within the
 * container, parts separated by `/`, no two alike, the same each time the same content is read; it ends in the
 * extension by which it is read. Its bytes lie in the members' folder under `sha256`; a member that could not be taken
 * out has an `error` (parameters without `name`) and no `sha256`.
 */
export type Member = { name: string; size: number; modifiedAt?: number } & ({ sha256: string } | { error: ErrorValue })

/** What the header of a message says. `sentAt`: milliseconds since 1970; `thread`: the id of the message it began with. */
export type MailFacts = {
  from: string
  to: readonly string[]
  sentAt?: number
  messageId?: string
  thread?: string
}

/**
 * What reading a file yields, in this order: counting (its pages, of a long document; says only that it goes on)..., opened
 * (the number of pages may be an estimate), page-read and member-found..., finished. Archives and mailboxes have
 * members and no pages. A failure is thrown as `AssistantError`.
 */
export type ReadEvent =
  | { type: 'counting' }
  | { type: 'opened'; kind: DocumentKind; title: string; pages: number }
  | { type: 'page-read'; page: ExtractedPage }
  | { type: 'member-found'; member: Member }
  | { type: 'finished'; language: string; warnings: readonly ErrorValue[]; mail?: MailFacts }

/** All that reading a small file gives, at once. */
export type WholeFile = {
  kind: DocumentKind
  title: string
  pages: readonly ExtractedPage[]
  members: readonly Member[]
  language: string
  warnings: readonly ErrorValue[]
  mail?: MailFacts
}

/**
 * A structure-following piece of a revision. `text` is the join of the spans' texts; one span a page; `header`: the header
 * row of the table that its rows belong to.
 */
export type ChunkDraft = {
  ordinal: number
  headingPath: readonly string[]
  header?: string
  spans: readonly Span[]
  text: string
  tokens: number
}
/** `id` is `<revisionId>:<ordinal>`, the same each time the same content is read by the same extractor. */
export type Chunk = ChunkDraft & { id: string; revisionId: string }

/* ---------- models ---------- */

/** `interactive` goes before `background`; `quick` (tray) before both. */
export type Priority = 'quick' | 'interactive' | 'background'

export type Tokenizer = {
  /** Tokens without special ones. */
  count(text: string): number
}

/** Text to unit-length vectors. Prefixes and the length limit are the adapter's business. */
export type Embedder = Tokenizer & {
  /** SHA-256 of the weights. */
  id: string
  name: string
  dimensions: number
  /** Tokens a text may have, without special tokens; longer texts are cut by the adapter at this length. */
  maxTokens: number
  /** ISO 639-1 codes it is good for; it counts only for these. */
  languages: readonly string[]
  /** `background` unless said. */
  embedPassages(texts: readonly string[], signal: AbortSignal, priority?: Priority): Promise<Float32Array[]>
  embedQuery(text: string, signal: AbortSignal): Promise<Float32Array>
}

/**
 * A turn of a prompt. The pieces of a text that is given in several are turned into tokens each by itself, and those of long
 * ones are remembered, so that the same document gives the same tokens wherever it stands.
 */
export type ChatTurn = { role: 'system' | 'user' | 'assistant'; text: string | readonly string[] }

/**
 * A prompt's start that is worth remembering on disk: the state after its first `tokens`, which hold these revisions in this
 * order.
 */
export type KeepState = { tokens: number; revisionIds: readonly string[] }

export type GenerateOptions = {
  maxTokens: number
  /** GBNF. */
  grammar?: string
  /** 0 is greedy. */
  temperature?: number
  /** Ends the text before the first of these. */
  stop?: readonly string[]
  /** What to remember of the prompt. */
  keep?: KeepState
  /** The text repeats runs of the prompt: they may be predicted from it where that was measured faster. */
  copies?: true
}

/**
 * prompt-progress (of long prompts, a few a second)..., prompt-read, text-delta..., finished. `cachedTokens`: of the prompt's,
 * not evaluated; `warmTokens`: of these, loaded from disk; `evaluatedTokens`: counted where they are evaluated.
 */
export type GenerationEvent =
  | { type: 'prompt-progress'; tokens: number; of: number; ms?: number }
  | {
      type: 'prompt-read'
      promptTokens: number
      cachedTokens: number
      warmTokens: number
      evaluatedTokens: number
      ms: number
    }
  | { type: 'text-delta'; text: string }
  | { type: 'finished'; reason: 'end' | 'length' | 'stop'; answerTokens: number; ms: number }

/** One independent state. A later prompt that shares a prefix with the state re-evaluates only what differs. */
export type ModelSequence = AsyncDisposable & {
  generate(prompt: readonly number[], options: GenerateOptions, signal: AbortSignal): AsyncIterable<GenerationEvent>
}

export type LanguageModel = {
  info: ModelInfo
  /** Tokens that the largest context holds. */
  contextTokens: number
  /** Of the prompt's first tokens, how many need not be evaluated: their state is in memory or on disk. */
  readyTokens(prompt: readonly number[]): number
  /** About how long reading and writing a token takes, in milliseconds, as measured on this machine. */
  speed(): { readMs: number; writeMs: number } | undefined
  /** Bytes that the model and its contexts take now. */
  memoryBytes(): number
  tokenize(text: string): number[]
  detokenize(tokens: readonly number[]): string
  /** Tokens of the turns in the model's own chat template, ending where the assistant speaks; `prefill` starts its turn. */
  chatTokens(turns: readonly ChatTurn[], prefill?: string): number[]
  /** The same, with the tokens before each seam between two pieces of a turn's text, in order. */
  layOut(turns: readonly ChatTurn[], prefill?: string): { tokens: number[]; seams: number[] }
  openSequence(options: { priority: Priority }): Promise<ModelSequence>
}

/** Loads models on demand and keeps them. `choice` is a `ModelChoice`; `none` gives undefined. */
export type Models = {
  /** The starter embedder's tokenizer, always present. */
  tokenizer(): Promise<Tokenizer>
  embedder(choice: string, signal?: AbortSignal): Promise<Embedder | undefined>
  languageModel(choice: string, signal?: AbortSignal): Promise<LanguageModel | undefined>
  /** What a chat model would take of this machine, without loading it; undefined for `none`. */
  memory(choice: string, signal?: AbortSignal): Promise<ModelMemory | undefined>
  /** What a choice stands for, without loading it for evaluation. */
  describe(choice: string, role: 'chat' | 'embedder', signal?: AbortSignal): Promise<ModelInfo | undefined>
  list(): Promise<ModelInfo[]>
  /**
   * Until it is disposed nothing in the background begins to evaluate; what runs ends first. For moments, not minutes.
   * `busy`: something in the background was waiting to evaluate.
   */
  holdBackground(): Disposable & { readonly busy: boolean }
}

/* ---------- warm states ---------- */

/**
 * A model's saved state. `key`: digest of the model, its context's parameters, the engine's build and the exact tokens, which
 * is also its file's name; `prefix`: the digest of the tokens alone; `checksum` of the file's bytes. Of kind `tokens`: the
 * tokens of a long text of these revisions, whose digest is `prefix`.
 */
export type WarmRecord = {
  key: string
  kind: 'state' | 'tokens'
  modelId: string
  /** Engine build and context parameters. */
  engine: string
  prefix: string
  tokens: number
  bytes: number
  checksum: string
  revisionIds: readonly string[]
  savedAt: number
  usedAt: number
}

/**
 * What the store knows of warm states. In a process that only reads the library `add` and `touch` do nothing, `remove` and
 * `pin` throw as every change does.
 */
export type WarmStore = {
  /** The last used first. */
  list(): WarmRecord[]
  /**
   * Replaces one of the same key, but of kind `tokens` keeps the revisions that it had too. Returns false, and adds nothing,
   * where a revision has no document any more.
   */
  add(record: WarmRecord): boolean
  touch(keys: readonly string[], usedAt: number): void
  remove(keys: readonly string[]): void
  /** Documents that are kept ready, the first pinned first. */
  pinned(): string[]
  pin(documentIds: readonly string[], pinned: boolean): void
}

/** The files of warm states, each named by its key; one that is being written ends in `.part`. */
export type WarmFiles = {
  path(key: string): string
  /** Where it is to be written; `keep` gives the finished file its name. */
  draft(key: string): Promise<string>
  keep(draft: string, key: string): Promise<void>
  list(): Promise<{ key: string; bytes: number }[]>
  /** Those that are not there are no error. */
  remove(keys: readonly string[]): Promise<void>
}

/**
 * Where a model remembers on disk. `makeRoom` lets the longest unused go until so many bytes fit into what the user allows;
 * false where they never will, or where this process only reads. `changed`: something was saved or dropped.
 */
export type WarmMemory = {
  store: WarmStore
  files: WarmFiles
  readOnly: boolean
  makeRoom(bytes: number): Promise<boolean>
  changed(): void
}

/* ---------- index ---------- */

export type IndexRow = { id: string; revisionId: string; text: string; terms: string }
export type VectorRow = { id: string; revisionId: string; vector: Float32Array }
export type IndexHit = { id: string; revisionId: string; score: number }

/** The search index. It can be rebuilt from the store alone. `revisionIds` undefined: everything. */
export type ChunkIndex = {
  /** BM25 over whitespace-separated analysed terms. Scores: higher is better. */
  searchTerms(
    terms: readonly string[],
    k: number,
    revisionIds: ReadonlySet<string> | undefined,
    signal: AbortSignal,
  ): Promise<IndexHit[]>
  /** Cosine similarity, highest first. */
  searchVector(
    embedderId: string,
    vector: Float32Array,
    k: number,
    revisionIds: ReadonlySet<string> | undefined,
    signal: AbortSignal,
  ): Promise<IndexHit[]>
  /** Stored vectors of chunks; missing ids are left out. */
  vectors(embedderId: string, ids: readonly string[]): Promise<Map<string, Float32Array>>
  /** Delete-by-revision, then add: repeating it changes nothing. */
  replaceChunks(revisionId: string, rows: readonly IndexRow[]): Promise<void>
  replaceVectors(embedderId: string, dimensions: number, revisionId: string, rows: readonly VectorRow[]): Promise<void>
  deleteRevisions(revisionIds: readonly string[]): Promise<void>
  /** Lets all vectors of an embedder go. */
  dropVectors(embedderId: string): Promise<void>
  /** Revisions that have rows, for the clean-up at start: of any table, of chunks, or vectors of one embedder. */
  revisionIds(of?: 'chunks' | { embedderId: string }): Promise<Set<string>>
  /** Every row's id by revision, in no order, an id as often as it stands there; for checks. */
  rowIds(of: 'chunks' | { embedderId: string }): Promise<Map<string, string[]>>
  /** Folds new rows into the indices where there are enough of them; called when idle. The index itself does so while many come. */
  optimize(): Promise<void>
  /** Makes the bytes of deleted rows go: rewrites the pieces that hold some, and drops older states of the tables. */
  purge(): Promise<void>
  close(): Promise<void>
}

/** What answering needs of the index. */
export type ChunkSearch = Pick<ChunkIndex, 'searchTerms' | 'searchVector' | 'vectors'>

/* ---------- store ---------- */

export type RevisionRecord = {
  id: string
  sha256: string
  kind: DocumentKind
  title: string
  language: string
  pages: number
  pagesRead: number
  /** `read`: all pages stored; `lexical`: chunks searchable by words. Vector stages are per embedder. */
  stage: 'reading' | 'read' | 'lexical'
  chunks: number
}

/** What a hit or citation needs to know of a document. */
export type DocumentRef = {
  documentId: string
  revisionId: string
  path: string
  title: string
  kind: DocumentKind
  addedAt: number
  /** What it shares with the other versions of its file, and where it stands among them. */
  family?: string
  version?: Version
}

/** A document as something to be read in full; `characters` of its stored text. */
export type ScopedDocument = DocumentRef & { pages: number; characters: number }

/** A document of a scope that has no text to read, and why, where that is known. */
export type UnreadDocument = { documentId: string; title: string; error?: ErrorValue }

/** A document whose text cannot be searched yet, of which the first `pagesRead` pages are stored. */
export type DocumentBeingRead = DocumentRef & { pagesRead: number }

/** Reading side of the store that retrieval and answers need. All calls are synchronous. */
export type TextStore = {
  chunks(ids: readonly string[]): Chunk[]
  /** Chunks of a revision with ordinals `from` to `to`, inclusive. */
  chunkRange(revisionId: string, from: number, to: number): Chunk[]
  page(revisionId: string, number: number): ExtractedPage | undefined
  pages(revisionId: string, from: number, to: number): ExtractedPage[]
  revision(revisionId: string): RevisionRecord | undefined
  /** Where sheets, slides and chapters begin: the first page of each run of pages with the same label. */
  outline(revisionId: string): { page: number; label: string }[]
  /** Revisions of a scope's documents that can be searched; undefined where the scope is everything. */
  scopeRevisions(scope: Scope): ReadonlySet<string> | undefined
  /**
   * Searchable documents of a scope, the first added first, at most `limit`; equal content once, and of the versions of one file
   * the newest in scope. `characters` of its stored text.
   */
  scopeDocuments(scope: Scope, limit: number): ScopedDocument[]
  /** Documents of a scope, archives and mailboxes aside, that are not among those: not read yet, or not readable; at most `limit`. */
  unreadDocuments(scope: Scope, limit: number): UnreadDocument[]
  /** One document per revision (the one in scope added last), so that equal content shows once. */
  documentsOf(revisionIds: readonly string[], scope: Scope): Map<string, DocumentRef>
  /** Documents in scope with stored pages but without searchable text, the last ones first, at most 64. */
  documentsBeingRead(scope: Scope): DocumentBeingRead[]
  /** Documents in scope, how many of them are not fully read, and how many of these in part, where any is. */
  coverage(scope: Scope): { documents: number; unread: number; partly?: number }
  collectionNames(documentIds: readonly string[]): string[]
  /** What a list of hits says of documents, in no order; those that are not there are left out. */
  foundDocuments(documentIds: readonly string[]): FoundDocument[]
  /** The languages of the library's searchable revisions, with how many there are of each, the most frequent first. */
  languages(): { language: string; documents: number }[]
  /** Index terms that start with `prefix`, most frequent first. */
  termsWithPrefix(prefix: string, limit: number): string[]
  /** Index terms of at least eight letters that end with `end` and are longer, most frequent first. */
  termsWithEnd(end: string, limit: number): string[]
  /** In how many chunks each index term occurs (a term in none is left out), and how many chunks there are in all. */
  termCounts(terms: readonly string[]): { chunks: number; counts: ReadonlyMap<string, number> }
}

export type ThreadStore = {
  list(): Thread[]
  get(threadId: string): Thread | undefined
  create(scope: Scope): Thread
  rename(threadId: string, title: string): Thread
  /** Hidden at once, deleted for good after the undo time. */
  remove(threadId: string): void
  restore(threadId: string): void
  messages(threadId: string): Message[]
  message(messageId: string): Message | undefined
  /** Adds a message whose answer is `streaming`; the first one names the thread. */
  addMessage(input: {
    threadId: string
    parentId: string | null
    question: string
    scope: Scope
    struck: readonly StruckSource[]
    answer: Answer
  }): Message
  /** Writes the answer as it stands; called during streaming so that a crash keeps what was said. */
  saveAnswer(messageId: string, answer: Answer): void
  /** Marks every answer still `streaming` as `interrupted`; called once when a library is opened by its owner. */
  interruptUnfinished(): void
}

/** Passages the user keeps. A row holds its words itself, so it outlives its document. */
export type KeptStore = {
  /** The newest first. */
  list(): KeptPassage[]
  add(passage: KeptPassage): void
  /** Hidden at once, deleted for good after the undo time; one that is not there is no error. */
  remove(id: string): void
  /** A passage as it stands, also one removed within the undo time; undefined where there is none. */
  restore(id: string): KeptPassage | undefined
}

/** A note of a section as it is kept: `key` is the digest of all it was made from, `note` is its writer's own. */
export type StoredNote = { key: string; note: string }

/** Documents of a summary, with what they are called now. */
export type SummarisedDocuments = { documentIds: readonly string[]; documentTitles: readonly string[] }
/** A version that is to be added; `edited`: the user's words. */
export type NewVersion = { content: SummaryContent; edited: boolean; documents?: SummarisedDocuments }

/** Kept summaries with their versions, and notes of sections. */
export type SummaryStore = {
  /** The last changed first. */
  list(): Summary[]
  get(summaryId: string): Summary | undefined
  /** Adds a summary with its first version, at once. */
  create(summary: SummarisedDocuments & { title: string; content: SummaryContent }): SummaryVersion
  rename(summaryId: string, title: string): void
  /** Hidden at once, deleted for good after the undo time. */
  remove(summaryId: string): void
  restore(summaryId: string): void
  /** The newest first. */
  versions(summaryId: string): SummaryVersion[]
  /** Errors: `summary-not-found`. `documents`: what it is a summary of from now on. */
  addVersion(summaryId: string, version: NewVersion): SummaryVersion
  content(versionId: string): SummaryContent | undefined
  /** Writes a version as it stands; called while it is made so that a crash keeps what was said. */
  saveContent(versionId: string, content: SummaryContent): void
  /** Marks every version still `streaming` as `interrupted`; called once when a library is opened by its owner. */
  interruptUnfinished(): void
  /** A note of any revision under this key. */
  note(key: string): StoredNote | undefined
  /** Keeps notes with a revision, with which they go; nothing where it has no document any more. */
  keepNotes(revisionId: string, notes: readonly StoredNote[]): void
}

/** The templates of summaries: Carrel's own, and the user's copies of them, which take their place. */
export type SummaryTemplates = {
  list(): SummaryTemplate[]
  /** The text of the one that is used. */
  read(genre: Genre): string
  /** What has a small model say one sentence shorter. */
  shortening(): string
  copy(genre: Genre): SummaryTemplate
  drop(genre: Genre): SummaryTemplate
}

export type SettingsStore = { get(): Settings; set(change: StoredSettings): Settings; ledger(): LedgerEntry[] }

/** Owner side of the store is declared where it is used: `core/library/library-store.ts`. */
export type { ImportItem, ImportJob, JobState }

/* ---------- children, files, time ---------- */

/** A run style of a PDF page. `size` in points as shown; `turn` is the text's direction in quarter turns clockwise. */
export type PdfStyle = { size: number; bold: boolean; italic: boolean; mono: boolean; turn: 0 | 1 | 2 | 3 }

/**
 * The characters of one PDF page, in the engine's order. `geometry` holds six numbers a character, in points with the
 * origin at the shown page's top left: left, top, right, bottom, baseline origin x, y. `styles[style[i]]` is its style.
 * `codes` are Unicode code points; U+FFFE is a hyphen at a line's end; CR and LF are breaks the engine made up. `rules`
 * are the upright and level straight lines drawn on the page, sides of rectangles included: four numbers each, x and y
 * of one end and of the other, which are no less. `shades` are the sides of areas that are filled but not outlined.
 */
export type PdfCharacters = {
  width: number
  height: number
  codes: Uint32Array
  geometry: Float32Array
  style: Uint16Array
  styles: readonly PdfStyle[]
  rules: Float32Array
  shades: Float32Array
}

/** Points of the page as shown; `readingWidth`: pixels across at which its text is best recognised. */
export type PageSize = { width: number; height: number; readingWidth: number }

/** An open file of pages that can be drawn. Pages count from 1; one that cannot be shown throws `document-damaged`. */
export type PageFile = Disposable & {
  pages: number
  size(number: number): PageSize
  /** The page `width` pixels wide; its height follows. */
  draw(number: number, width: number): Bitmap
}

/**
 * Opens pictures: PNG, JPEG, TIFF (each of its pictures a page), WebP, BMP, GIF (its first). `open` throws
 * `document-damaged`, and `picture-too-large {megapixels, limit}`.
 */
export type PictureEngine = { open(bytes: Uint8Array): Promise<PageFile> }

export type PdfFile = PageFile & {
  /** From the document's properties, as it stands there; may be empty. */
  title: string
  page(number: number): PdfCharacters
  /** Share of a page that pictures cover, 0 to 1; 0 where invisible text says that they were recognised already. */
  pictureShare(number: number): number
}

/**
 * Opens PDFs. `open` throws `document-encrypted`, `password-wrong` (where one was given) or `document-damaged` without
 * parameters.
 */
export type PdfEngine = {
  open(bytes: Uint8Array, password?: string): Promise<PdfFile>
  /** Text of each page by a second engine, for files that the first cannot read. Rejects where it cannot either. */
  plainText(bytes: Uint8Array): Promise<string[]>
}

/** A picture in memory: one byte each of red, green, blue and opacity a pixel, rows from the top. */
export type Bitmap = { width: number; height: number; pixels: Uint8Array }

/** A recognised word; `box` in pixels of the picture as it was given. Words of one line or paragraph share its number. */
export type RecognisedWord = { text: string; confidence: number; box: Box; line: number; paragraph: number }

/**
 * What a picture says. `turn`: quarter turns clockwise by which it had to be turned to be upright; words are in reading
 * order, confidences 0 to 1.
 */
export type RecognisedText = { words: readonly RecognisedWord[]; turn: 0 | 1 | 2 | 3 }

/**
 * Recognises printed text in pictures. `languages`: names of language packs, ISO 639-3 codes mostly, the first one counts
 * most; `language-missing {language}` where there is no such pack, `language-damaged {language}` where it cannot be used.
 */
export type TextRecognizer = {
  recognise(picture: Bitmap, languages: readonly string[]): Promise<RecognisedText>
}

/** A language pack as it lies there. `path` and `modifiedAt` (milliseconds since 1970) of one that the user added. */
export type StoredPack = { code: string; bytes: number; path?: string; modifiedAt?: number }

/** The language packs of recognition. */
export type LanguagePacks = {
  /** Where they lie; it may not be there yet. */
  folder: string
  /** The pack that a file's name says it is. Throws `language-name {name}`. */
  codeOf(path: string): string
  /** The one that comes with Carrel first; one added under its name takes its place. */
  list(): Promise<StoredPack[]>
  /** Copies a pack into the folder, in place of one of its name. Throws `file-unreadable`, `disk-full`. */
  add(path: string): Promise<void>
  /** Why a file was refused that failed its check so. */
  refusal(error: ErrorValue, path: string): Error
}

/** Takes passwords off Office packages. Gives the package's bytes; undefined where the password is wrong. */
export type OfficeDecryptor = {
  /** `info` and `encrypted`: the streams `EncryptionInfo` and `EncryptedPackage` of the compound file. */
  decrypt(info: Uint8Array, encrypted: Uint8Array, password: string): Uint8Array | undefined
}

/**
 * Decrypts a file of a zip that was encrypted as WinZip does it (AES in counter mode). `head`: salt and check value;
 * undefined where the password, as bytes, is another. Pieces in order; `seal`: what then stands behind them.
 */
export type ZipDecryptor = (
  head: Uint8Array,
  strength: 1 | 2 | 3,
  password: Uint8Array,
) => { decrypt(piece: Uint8Array): Uint8Array; seal(): Uint8Array } | undefined

/**
 * A file read in ranges. `read` gives fewer bytes only at the file's end, and so does `readNow`, which blocks; `path`, for
 * engines that open files themselves, of one that is on disk.
 */
export type RandomAccessFile = {
  size: number
  path?: string
  read(offset: number, length: number): Promise<Uint8Array>
  readNow?(offset: number, length: number): Uint8Array
}

/**
 * Unpacks deflated data (RFC 1951) or a gzip file (RFC 1952) piece by piece. Throws what the pieces throw, and where they
 * are no such data or end too soon.
 */
export type Unpacker = (packed: AsyncIterable<Uint8Array>, format: 'deflate' | 'gzip') => AsyncIterable<Uint8Array>

/**
 * Takes the bytes of members; each stays once, under its digest. What the pieces throw is thrown again, and nothing of
 * the member stays. Throws `disk-full`, and `internal` where nothing can be written.
 */
export type MemberSink = {
  write(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }>
}

/**
 * A message of an Outlook data file as EML, in pieces, which are there until the next item is asked for; `folders` from
 * the top one down; `error` where it cannot be read.
 */
export type OutlookItem = {
  folders: readonly string[]
  name: string
  modifiedAt?: number
} & ({ content: () => Iterable<Uint8Array> } | { error: ErrorValue })

/** Reads Outlook data files (PST, OST) in ranges. Throws `document-damaged`, `file-unsupported` without parameters. */
export type OutlookEngine = { items(path: string): AsyncIterable<OutlookItem> }

/** Files that an engine must open by their path, for a moment: in the data folder, gone when they are disposed. */
export type ScratchFiles = {
  /** `name` gives the ending. Throws `disk-full`. */
  write(name: string, bytes: Uint8Array): Promise<{ path: string } & AsyncDisposable>
}

/** One task of a throw-away child. Each has its own result events. */
export type WorkshopTasks = {
  /**
   * `name`: what the file is called, where its path does not say it (members of containers). Members are written to
   * `membersFolder`, each as a file named by its digest; without one they are not looked for, unless `hashMembers` asks
   * for their names, sizes and digests alone. `maxBytes` limits documents and members that are documents, not archives
   * and mailboxes.
   */
  'read-document': {
    input: {
      path: string
      name?: string
      maxBytes: number
      membersFolder?: string
      hashMembers?: true
      password?: string
    }
    event: ReadEvent
  }
  /**
   * Reads small files, an event each in their order: with the digest, size and time of the bytes that were read, or
   * without `read` where a file is to be read by `read-document`: one above `largest` bytes, a link, one that cannot be
   * read, or is empty, or unpacks to much. `name`, `maxBytes` and `membersFolder` as there.
   */
  'read-files': {
    input: {
      files: readonly { path: string; name: string }[]
      largest: number
      maxBytes: number
      membersFolder: string
    }
    event: { type: 'file-done'; read?: { sha256: string; size: number; modifiedAt: number; file: WholeFile } }
  }
  /** Recognises pages of a PDF or image in the order given, an event each: `recognised`, `empty` or `unreadable`. */
  'recognise-pages': {
    input: {
      path: string
      name?: string
      pages: readonly number[]
      languages: readonly string[]
      /** Where language packs lie beside the one that comes with Carrel. */
      languagesFolder?: string
      password?: string
    }
    event: { type: 'page-recognised'; page: ExtractedPage }
  }
  /** Tries a language pack: `language-damaged {language}` where it cannot be used. */
  'check-language': { input: { path: string; code: string }; event: { type: 'checked' } }
  /** A page of a PDF or image as a PNG file, at most `width` pixels wide. */
  'draw-page': {
    input: { path: string; name?: string; page: number; width: number; password?: string }
    event: { type: 'drawn'; png: Uint8Array<ArrayBuffer>; width: number; height: number }
  }
  'locate-spans': {
    input: {
      path: string
      pages: readonly { number: number; map: SpanMap; spans: readonly Span[] }[]
      password?: string
    }
    event: { type: 'located'; boxes: SpanBoxes[] }
  }
  /**
   * Builds the indices of a table of the index over its new rows; with `cleanupBefore` its pieces are put together and
   * versions older than that go (milliseconds since 1970); `purge`: deleted rows too.
   */
  'tidy-table': {
    input: { path: string; table: string; cleanupBefore?: number; purge?: true }
    event: { type: 'tidied' }
  }
  'probe-model': { input: { path: string; role: 'chat' | 'embedder' }; event: { type: 'probed'; info: ModelInfo } }
}
export type WorkshopTaskName = keyof WorkshopTasks

/**
 * What a task may take: `ms` in all, `quietMs` from one event to the next, `residentBytes` of memory at any time. Time in
 * which the child waits for its host does not count.
 */
export type TaskLimits = { ms: number; quietMs?: number; residentBytes: number }

/** Runs tasks in children with limits. A child that breaks a limit or dies ends the task with `AssistantError`, never the host. */
export type Workshop = AsyncDisposable & {
  run<T extends WorkshopTaskName>(
    task: T,
    input: WorkshopTasks[T]['input'],
    limits: TaskLimits,
    signal: AbortSignal,
  ): AsyncIterable<WorkshopTasks[T]['event']>
}

/** The bytes of documents within others, in `folder`, each a file named by its SHA-256. */
export type MemberFiles = {
  folder: string
  path(sha256: string): string
  /** Digests of all that is there. */
  list(): Promise<string[]>
  /** Keeps bytes, as `MemberSink` does. */
  write: MemberSink['write']
  /** Deletes files; those that are not there are no error. */
  remove(digests: readonly string[]): Promise<void>
}

/**
 * Why a walk does not give a file to be read: a link below the path that was asked for, a socket or device, a file whose
 * content is in the cloud alone, a file or folder that cannot be looked at.
 */
export type LeftOutReason = 'link' | 'special' | 'not-local' | 'unreadable'
/** A file that a walk found; with `leftOut` it is only named. */
export type WalkedFile = { path: string; size: number; modifiedAt: number; leftOut?: LeftOutReason }

/** What a walk enters and gives below `root`. Paths that lie below `root` are not followed where they are links. */
export type WalkChoice = {
  root: string
  /** Asked before a folder is listed. */
  folder(path: string): Promise<boolean>
  file(path: string): boolean
}

/**
 * What lies at a path. `own`: the data folder, or in it. `path`: absolute; `real`: with its links followed; `identity` tells
 * one thing at a path from another that takes its place, empty where nothing is seen.
 */
export type Place = {
  path: string
  real: string
  identity: string
  kind: 'file' | 'folder' | 'own' | 'missing' | 'unreadable'
}

/** Originals on disk. Every handle is closed before the promise settles. */
export type FileSource = {
  /** Files below the paths, depth first in name order. What is no file to read is named with the reason. */
  walk(paths: readonly string[], signal: AbortSignal, choice?: WalkChoice): AsyncIterable<WalkedFile>
  place(path: string): Promise<Place>
  /** A regular file's size and time; undefined for anything else. */
  stat(path: string): Promise<{ size: number; modifiedAt: number } | undefined>
  isFolder(path: string): Promise<boolean>
  /** Whether a file may be opened: nothing in the data folder is but members. A path that is itself a link is not followed. */
  mayOpen(path: string): Promise<boolean>
  sha256(path: string, signal: AbortSignal): Promise<string>
  read(path: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
}

/** What a watcher tells of a folder: paths at or below which something changed, and that it sees no more. */
export type WatchListener = {
  changed(paths: readonly string[]): void
  /** Codes `watch-limit` or `watch-unavailable`. Nothing follows. */
  failed(code: 'watch-limit' | 'watch-unavailable'): void
}

/** Sees what changes in folders as it happens, and what changed since a mark that was kept. */
export type FolderWatcher = {
  /** Events are gathered for a moment. Rejects with `AssistantError` of the codes of `failed`. */
  watch(folder: string, listener: WatchListener): Promise<AsyncDisposable>
  /** Notes how the folder looks now; `keep` makes it the one that `changesSince` compares with. */
  mark(folder: string, id: string): Promise<{ keep(): Promise<void> } | undefined>
  /** Paths as in `changed`; undefined where there is no sound mark. */
  changesSince(folder: string, id: string): Promise<string[] | undefined>
  forget(id: string): Promise<void>
}

export type Clock = { now(): number }
export type Log = {
  info(message: string, details?: object): void
  warn(message: string, details?: object): void
  error(message: string, details?: object): void
}
