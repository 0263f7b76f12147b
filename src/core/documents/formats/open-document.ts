import { AssistantError } from '../../../api/error.ts'
import type { FlowBlock, FlowDocument } from '../flow.ts'
import { child, descendant, elements, type MarkupElement } from '../markup-tree.ts'
import { readBlocks } from '../odf/blocks.ts'
import type { OdfContext } from '../odf/context.ts'
import { rejectEncrypted } from '../odf/encryption.ts'
import { readSlides } from '../odf/slides.ts'
import { readOdfStyles } from '../odf/styles.ts'
import { resolvePath } from '../relations.ts'
import { runningText } from '../running-text.ts'
import { openZipPackage } from '../zip-package.ts'

/**
 * Blocks of an OpenDocument text or presentation (OpenDocument 1.3), tracked changes accepted. A text has its headers
 * first and its footers last, each once; a slide is a page. Throws as `openZipPackage` does, `document-encrypted` where
 * the file has a password and `document-damaged` where it has no content.
 */
export function readOpenDocument(bytes: Uint8Array): FlowDocument {
  const zip = openZipPackage(bytes)
  rejectEncrypted(zip)
  const content = child(zip.part('content.xml'), 'office:document-content')
  const body = elements(child(content, 'office:body'))[0]
  if (!body) throw new AssistantError('document-damaged', {}, { cause: 'no body in content.xml' })
  const styles = child(zip.part('styles.xml'), 'office:document-styles')
  const context: OdfContext = {
    styles: readOdfStyles(content, styles),
    lists: new Map(),
    headings: { counts: [] },
    after: [],
    inTable: false,
    object: (address) => zip.part(`${resolvePath('', address)}/content.xml`),
    read: readBlocks,
  }
  const meta = zip.part('meta.xml')
  const title = meta && descendant(meta, 'dc:title')
  return {
    title: title?.children.filter((node) => typeof node === 'string').join(''),
    flow: body.name === 'office:text' ? readText(body, styles, context) : readSlides(body, context),
  }
}

function readText(body: MarkupElement, styles: MarkupElement | undefined, context: OdfContext): FlowBlock[] {
  const masters = elements(child(styles, 'office:master-styles'), 'style:master-page').flatMap((page) => elements(page))
  const running = (name: RegExp): FlowBlock[] =>
    runningText(masters.filter((part) => name.test(part.name)).flatMap((part) => readBlocks(part, context)))
  const flow = [...running(/^style:header/), ...readBlocks(body, context), ...running(/^style:footer/)]
  // Where the file has a title of its own, all headings stand below it.
  const shift = flow.some((block) => block.level === 0) ? 1 : 0
  for (const block of flow) if (block.level !== undefined) block.level += shift
  return flow
}
