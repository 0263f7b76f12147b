import { ChevronRight } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { openInReader } from '../../app/open-document.ts'
import { useCall } from '../../app/queries.ts'

/** What a document lies within, the outermost first, each a way there: "Mailbox > Subject >". Nothing for a file of its own. */
export function ContainersPath({ documentId }: { documentId: string }) {
  const containers = useCall('document.containers', { documentId }).data ?? []
  if (containers.length === 0) return null
  return (
    <nav
      aria-label={say('reader', 'within')}
      className="shrink-0 border-line border-b px-3 pb-1.5 text-label text-soft"
    >
      <ol className="flex min-w-0 items-center gap-1">
        {containers.map((container, index) => {
          const isNearest = index === containers.length - 1
          return (
            <li key={container.id} className="flex min-w-0 items-center gap-1">
              <button
                type="button"
                title={isNearest ? say('reader', 'upTo', { title: container.title }) : container.title}
                onClick={() => openInReader(container)}
                className="truncate rounded-chip text-accent hover:text-ink hover:underline"
              >
                {container.title}
              </button>
              <ChevronRight className="size-3 shrink-0" aria-hidden="true" />
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
