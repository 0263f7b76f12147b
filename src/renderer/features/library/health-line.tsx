import type { MethodOutput } from '../../../api/methods.ts'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { showView } from '../../app/view-store.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { type Reason, reasonWords } from './reason-words.ts'

type Health = MethodOutput<'library.health'>

/** How much of the library could be read, with the way to what could not. */
export function HealthLine({ needsALook }: { needsALook: boolean }) {
  const health = useCall('library.health', {}).data
  if (health === undefined || health.documents === 0) return null
  const found = troubles(health)
  return (
    <p className="shrink-0 border-b border-hair px-5 pt-0.5 pb-2 text-soft tabular-nums">
      {`${say('documents', 'healthDocuments', { count: health.documents })} `}
      {found.length === 0 ? (
        say('documents', 'healthGood')
      ) : (
        <>
          <span className={classes(needsLook(health) && 'text-warn')}>{`${found.join(', ')}.`}</span>{' '}
          {needsALook ? (
            <Button look="link" onPress={() => showView({ name: 'library' })}>
              {say('documents', 'healthAll')}
            </Button>
          ) : needsLook(health) ? (
            <Button look="link" onPress={() => showView({ name: 'library', needsALook: true })}>
              {say('documents', 'healthShow')}
            </Button>
          ) : null}
        </>
      )}
    </p>
  )
}

function troubles({ failed, pages, byReason }: Health): string[] {
  const warned = Math.max(0, byReason.reduce((sum, { count }) => sum + count, 0) - failed)
  return [
    failed > 0 ? say('documents', 'healthFailed', { count: failed }) : '',
    pages.unreadable > 0 ? say('documents', 'healthUnreadable', { count: pages.unreadable }) : '',
    pages.garbled > 0 ? say('documents', 'healthGarbled', { count: pages.garbled }) : '',
    pages.waiting > 0 ? say('documents', 'healthWaiting', { count: pages.waiting }) : '',
    warned > 0 ? say('documents', 'healthWarned', { count: warned }) : '',
  ].filter((words) => words !== '')
}

function needsLook({ failed, pages, byReason }: Health): boolean {
  return failed + pages.unreadable + pages.garbled + byReason.length > 0
}

/** The reasons why documents need a look, each with its count; one of them can be chosen. */
export function ReasonChips({ chosen, onChoose }: { chosen: Reason | undefined; onChoose: (reason?: Reason) => void }) {
  const health = useCall('library.health', {}).data
  if (health === undefined) return null
  const chips: { reason: Reason; count: number }[] = [
    ...health.byReason.map(({ code, count }) => ({ reason: code, count })),
    ...(['unreadable', 'garbled'] as const).map((reason) => ({ reason, count: health.pages[reason] })),
  ]
  const shown = chips.filter(({ count }) => count > 0)
  if (shown.length < 2) return null
  return (
    <div
      role="group"
      aria-label={say('documents', 'reasons')}
      className="flex shrink-0 flex-wrap gap-1.5 px-5 pt-2 tabular-nums"
    >
      <Chip pressed={chosen === undefined} onPress={() => onChoose()}>
        {say('documents', 'reasonAll')}
      </Chip>
      {shown.map(({ reason, count }) => (
        <Chip key={reason} pressed={chosen === reason} onPress={() => onChoose(chosen === reason ? undefined : reason)}>
          {say('documents', 'reasonCount', { reason: reasonWords(reason), count })}
        </Chip>
      ))}
    </div>
  )
}

function Chip({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={classes(
        'h-6 rounded-control border px-2 text-label transition-colors',
        pressed ? 'border-accent bg-wash text-ink' : 'border-line bg-raise text-soft hover:border-edge hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}
