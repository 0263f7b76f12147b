import type { ReactNode } from 'react'
import type { PageText } from '../../../../api/document.ts'
import { say } from '../../../../messages/say.ts'
import { BlockGroupView, type Words } from './block-group.tsx'
import { groupBlocks } from './block-groups.ts'
import { MarkedText } from './marked-text.tsx'
import type { MarkedSpan } from './pieces.ts'

/** A page of stored text with the spans to draw on it. */
export type PageProps = { page: PageText; marked: readonly MarkedSpan[] }

/** How runs of a page's text are drawn. */
export function wordsOf({ page, marked }: PageProps): Words {
  return (run) => <MarkedText text={page.text} run={run} marked={marked} />
}

/** A page of stored text. */
export function TextPage({ page, marked }: PageProps) {
  const words = wordsOf({ page, marked })
  return (
    <PageSection number={page.number}>
      {groupBlocks(page).map((group, index) => (
        <BlockGroupView key={`${group.kind} ${index}`} group={group} words={words} />
      ))}
    </PageSection>
  )
}

/** What the reader knows as a page: words selected in it are looked up there. */
export function PageSection(props: { number: number; className?: string; children: ReactNode }) {
  return (
    <section
      role="group"
      data-page={props.number}
      aria-label={say('reader', 'pageLabel', { page: props.number })}
      className={props.className}
    >
      {props.children}
    </section>
  )
}
