import { useEffect, useState } from 'react'
import type { ImportItem, Recognising } from '../../../api/job.ts'
import { say } from '../../../messages/say.ts'
import { aboutTime } from '../../app/duration-words.ts'
import { fileName } from '../../app/file-name.ts'
import { useCall } from '../../app/queries.ts'
import { awaitsWords, isOpen } from '../../app/summaries/arriving.ts'
import { type LiveSummary, timeLeft } from '../../app/summaries/live-summary.ts'
import type { SummaryRun } from '../../app/summaries/runs-store.ts'

const LOOK_MS = 400
const MOST_ITEMS = 20

/** How far a summary is, in words and as a line, where it will stand. */
export function SummaryProgress({ run }: { run: SummaryRun }) {
  const { live } = run
  if (live.phase === 'ended') return null
  if (live.phase === 'arriving') return <Arriving run={run} />
  return <Line {...progressOf(live)} />
}

function progressOf(live: LiveSummary): { words: string; share: number | undefined } {
  const { progress, prompt, phase } = live
  if (progress.of > 0 && progress.read < progress.of) {
    const words = capital(say('summaries', 'readOf', progress))
    const left = timeLeft(live, Date.now())
    const timed = left === undefined ? words : say('reading', 'timeLeft', { words, time: aboutTime(left) })
    return { words: timed, share: progress.read / progress.of }
  }
  if (prompt !== undefined && prompt.of > 0) {
    const words = say('summaries', 'beginning')
    const timed = prompt.ms === undefined ? words : say('reading', 'timeLeft', { words, time: aboutTime(prompt.ms) })
    return { words: timed, share: prompt.tokens / prompt.of }
  }
  return { words: say('summaries', phase === 'writing' ? 'writing' : 'looking'), share: undefined }
}

/** What is brought in: the name of the one file and how far it is read, or how many of them are. */
function Arriving({ run }: { run: SummaryRun }) {
  const { jobId, names } = run
  const known = jobId !== undefined
  const input = { jobId: jobId ?? '', limit: MOST_ITEMS }
  const items = useCall('import.items', input, { enabled: known, refetchInterval: LOOK_MS }).data ?? []
  const job = useCall('import.list', {}).data?.find(({ id }) => id === jobId)
  const current = items.find((item) => item.status === 'reading') ?? items.find(isOpen) ?? items.find(awaitsWords)
  const files = job?.files ?? names.length
  const name = current === undefined ? (names[0] ?? '') : fileName(current.path)
  const many = files > 1 ? say('summaries', 'readingFiles', { done: job?.done ?? 0, files }) : ''
  const { recognising } = current ?? {}
  const pages = recognising === undefined ? pagesOf(current, job?.pagesRead) : recognisedOf(recognising)
  const words = [say('summaries', 'readingFile', { name }), pages].filter(Boolean).join(', ')
  if (recognising !== undefined) return <Line words={words} share={recognising.done / recognising.pages} />
  const share = job === undefined || job.pages === 0 ? undefined : job.pagesRead / job.pages
  return (
    <>
      {many === '' ? null : <p className="mb-1 text-soft tabular-nums">{many}</p>}
      <Line words={words} share={share} />
    </>
  )
}

function recognisedOf({ done, pages }: Recognising): string {
  return say('summaries', 'pagesRecognised', { done, pages })
}

function pagesOf(item: ImportItem | undefined, read: number | undefined): string {
  if (item === undefined || item.pages === 0 || read === undefined || read > item.pages) return ''
  return say('summaries', 'pagesRead', { read, pages: item.pages })
}

/** Words, after a moment a line below them, so that what is done at once does not flicker. */
function Line({ words, share }: { words: string; share: number | undefined }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  const percent = share === undefined ? undefined : Math.min(100, Math.floor(100 * share))
  return (
    <div className="text-plain text-soft tabular-nums" data-progress>
      <p>{words}</p>
      {late && percent !== undefined ? (
        <div
          role="progressbar"
          aria-label={say('summaries', 'summarising')}
          aria-valuenow={percent}
          aria-valuetext={words}
          className="mt-1.5 h-[3px] max-w-60 overflow-hidden rounded-full bg-line"
        >
          <div className="h-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
        </div>
      ) : (
        <div className="mt-1.5 h-[3px]" />
      )}
    </div>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
