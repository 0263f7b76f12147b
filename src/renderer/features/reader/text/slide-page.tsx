import { say } from '../../../../messages/say.ts'
import { BlockGroupView } from './block-group.tsx'
import { type BlockGroup, groupBlocks } from './block-groups.ts'
import { type PageProps, PageSection, wordsOf } from './text-page.tsx'

/** The heading that core sets above what a speaker notes. */
const NOTES = 'Notes'

/** A slide: its title and what it shows on a card, the notes apart below it. */
export function SlidePage({ page, marked, pages }: PageProps & { pages: number }) {
  const words = wordsOf({ page, marked })
  const groups = groupBlocks(page)
  const at = groups.findLastIndex((group) => isNotes(group, page.text))
  const [shown, notes] = at < 0 ? [groups, []] : [groups.slice(0, at), groups.slice(at)]
  const view = (group: BlockGroup, index: number) => (
    <BlockGroupView key={`${group.kind} ${index}`} group={group} words={words} />
  )
  return (
    <PageSection number={page.number}>
      <div className="slide">
        {shown.map(view)}
        <span className="slide-number" data-aside>
          {say('reader', 'slideOf', { page: page.number, pages })}
        </span>
      </div>
      {notes.length === 0 ? null : <div className="slide-notes">{notes.map(view)}</div>}
    </PageSection>
  )
}

function isNotes(group: BlockGroup, text: string): boolean {
  return group.kind === 'heading' && group.level === 2 && text.slice(group.run.start, group.run.end) === NOTES
}
