import { z } from 'zod'
import { ContainerRow, DocumentRow, MemberLeftOut, MemberRow, PageText } from '../document.ts'
import { FirstFact } from '../first-fact.ts'
import { ImportJob } from '../job.ts'
import type { Method } from '../method.ts'
import { Span, SpanBoxes } from '../span.ts'

const byDocument = z.strictObject({ documentId: z.string() })

/** A document: its text, its original, what it holds. */
export const documentMethods = {
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
  /** Every place of a text in a document or on one `page` of it, case and white space folded, in reading order, at most 500. */
  'document.find': {
    input: z.strictObject({ documentId: z.string(), text: z.string().min(1), page: z.int().min(1).optional() }),
    output: z.array(Span),
  },
} satisfies Record<string, Method>
