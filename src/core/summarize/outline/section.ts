import type { GistSection } from '../../../api/gist.ts'
import type { Span } from '../../../api/span.ts'

/**
 * A stretch of a document that is read in one piece. `path`: the headings above it, the outermost first; `spans`: its text
 * with its heading, a span a page.
 */
export type Section = GistSection & { path: readonly string[]; spans: readonly Span[] }
