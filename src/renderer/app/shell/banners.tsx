import { Info, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '../../../messages/say.ts'
import { Button } from '../../components/button.tsx'
import { useConnectionStore } from '../connection.ts'
import { sentenceFor } from '../report.ts'

/** One line across the middle pane where the library is read-only or the backend is coming back. */
export function Banners({ readOnly }: { readOnly: boolean }) {
  const { backend, attached } = useConnectionStore()
  const coming = backend === 'restarting' || (backend === 'ready' && !attached)
  return (
    <div role="status">
      {coming ? <Banner icon={<LoaderCircle className="animate-spin" />}>{say('shell', 'restarting')}</Banner> : null}
      {readOnly ? <Banner icon={<Info />}>{say('shell', 'readOnly')}</Banner> : null}
    </div>
  )
}

function Banner({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <p className="flex min-h-8 items-center gap-2 border-b border-line bg-wash px-3 py-1.5 text-label text-ink">
      {icon}
      {children}
    </p>
  )
}

/** In place of the panes while the library opens for the first time. */
export function Opening() {
  return (
    <main className="flex h-full flex-col">
      <div className="title-row h-10 shrink-0" />
      <p role="status" className="m-auto flex items-center gap-2 pb-10 text-soft">
        <LoaderCircle className="animate-spin" />
        {say('shell', 'opening')}
      </p>
    </main>
  )
}

/** In place of the panes when the backend stays down, or when it cannot open the library (`error`). */
export function Failed({ error }: { error?: unknown }) {
  return (
    <main className="flex h-full flex-col">
      <div className="title-row h-10 shrink-0" />
      <div className="m-auto flex max-w-md flex-col items-start gap-3 px-6 pb-10">
        <h1 className="flex items-center gap-2 text-question font-semibold">
          <span className="text-warn">
            <TriangleAlert />
          </span>
          {say('shell', error === undefined ? 'failedTitle' : 'cannotOpen')}
        </h1>
        <p className="selectable text-answer text-soft">
          {error === undefined ? say('shell', 'failedText') : sentenceFor(error)}
        </p>
        <Button look="primary" onPress={() => void window.carrel.call('backend.restart', {})}>
          {say('shell', 'restart')}
        </Button>
      </div>
    </main>
  )
}
