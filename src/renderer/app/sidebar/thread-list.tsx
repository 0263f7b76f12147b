import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Thread } from '../../../api/thread.ts'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { useCall } from '../queries.ts'
import { report } from '../report.ts'
import { showToast } from '../toast-store.ts'
import { showView, useViewStore } from '../view-store.ts'
import { byDay } from './by-day.ts'
import { NameField } from './name-field.tsx'
import { SideHeading, SideRow } from './side-row.tsx'

const FIRST = 8

/** The threads by day; the older ones behind "All threads". */
export function ThreadList({ readOnly }: { readOnly: boolean }) {
  const threads = useCall('thread.list', {}).data ?? []
  const [all, setAll] = useState(false)
  const shown = all ? threads : threads.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, FIRST)
  return (
    <>
      {byDay(shown, Date.now()).map((group) => (
        <section key={group.day} aria-label={say('shell', group.day)}>
          <SideHeading>{say('shell', group.day)}</SideHeading>
          <ul>
            {group.threads.map((thread) => (
              <ThreadRow key={thread.id} thread={thread} readOnly={readOnly} />
            ))}
          </ul>
        </section>
      ))}
      {threads.length > FIRST ? (
        <SideRow
          quiet
          label={all ? say('shell', 'fewerThreads') : say('shell', 'allThreads')}
          onPress={() => setAll(!all)}
        />
      ) : null}
    </>
  )
}

function ThreadRow({ thread, readOnly }: { thread: Thread; readOnly: boolean }) {
  const client = useClient()
  const view = useViewStore((state) => state.view)
  const [renaming, setRenaming] = useState(false)
  const selected = view.name === 'thread' && view.threadId === thread.id
  const remove = async () => {
    await client.call('thread.remove', { threadId: thread.id })
    if (selected) showView({ name: 'thread', threadId: undefined })
    showToast(say('shell', 'threadRemoved', { title: thread.title }), {
      undo: () => client.call('thread.restore', { threadId: thread.id }).catch(report),
    })
  }
  if (renaming)
    return (
      <li>
        <NameField
          label={say('shell', 'threadName')}
          initial={thread.title}
          onDone={(title) => {
            setRenaming(false)
            if (title !== undefined) client.call('thread.rename', { threadId: thread.id, title }).catch(report)
          }}
        />
      </li>
    )
  return (
    <li>
      <SideRow
        label={thread.title}
        selected={selected}
        onPress={() => showView({ name: 'thread', threadId: thread.id })}
        menu={[
          {
            id: 'rename',
            label: say('shell', 'rename'),
            icon: <Pencil />,
            disabled: readOnly,
            run: () => setRenaming(true),
          },
          {
            id: 'remove',
            label: say('shell', 'removeThread'),
            icon: <Trash2 />,
            warn: true,
            disabled: readOnly,
            run: () => void remove().catch(report),
          },
        ]}
      />
    </li>
  )
}
