import { NotebookText } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { useCall } from '../queries.ts'
import { showView, useViewStore } from '../view-store.ts'
import { SideHeading, SideRow } from './side-row.tsx'

/** What is made on the desk: summaries. Nothing while there is nothing to make them of. */
export function DeskList() {
  const view = useViewStore((state) => state.view)
  const documents = useCall('library.overview', {}).data?.documents ?? 0
  const summaries = useCall('summary.list', {}).data?.length ?? 0
  if (documents === 0 && summaries === 0) return null
  return (
    <section aria-label={say('summaries', 'desk')}>
      <SideHeading>{say('summaries', 'desk')}</SideHeading>
      <ul>
        <li>
          <SideRow
            label={say('summaries', 'title')}
            icon={<NotebookText />}
            {...(summaries === 0 ? {} : { count: summaries })}
            selected={view.name === 'summaries' || view.name === 'summary'}
            onPress={() => showView({ name: 'summaries' })}
          />
        </li>
      </ul>
    </section>
  )
}
