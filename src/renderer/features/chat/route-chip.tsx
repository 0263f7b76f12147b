import { BookOpen, Table2, TextSearch } from 'lucide-react'
import { ListBox, ListBoxItem, Text } from 'react-aria-components'
import type { AnswerPlan } from '../../../api/answer-plan.ts'
import { Route } from '../../../api/route.ts'
import { say } from '../../../messages/say.ts'
import { classes } from '../../components/classes.ts'
import { PopoverButton } from '../../components/popover-button.tsx'
import { COMPOSER_CHIP } from './composer-chip.ts'
import { wholeWords } from './meter-words.ts'

const ICONS = { passages: TextSearch, whole: BookOpen, exhaustive: Table2 } satisfies Record<Route, typeof TextSearch>
const AUTOMATIC = 'automatic'

/** How the question will be read; opens the choice. A choice of the user is marked, and goes back to Carrel's there. */
export function RouteChip({
  plan,
  asked,
  chosen,
  onRoute,
}: {
  plan: AnswerPlan | undefined
  /** Whether the plan is of a question: before one is typed Carrel has nothing to choose by. */
  asked: boolean
  chosen: Route | undefined
  onRoute: (route: Route | undefined) => void
}) {
  const route = chosen ?? (asked ? plan?.route : undefined) ?? 'passages'
  const Icon = ICONS[route]
  const words = say('reading', `route-${route}`)
  return (
    <PopoverButton
      label={say('reading', 'routeTitle')}
      name={say('reading', chosen === undefined ? 'routeLabel' : 'routeLabelChosen', { route: words })}
      placement="top start"
      className={classes(COMPOSER_CHIP, 'shrink-0', chosen !== undefined && 'border-accent! bg-wash text-accent!')}
      panelClassName="w-80 p-1"
      button={
        <>
          <Icon />
          <span className="@max-[24rem]:sr-only">{words}</span>
        </>
      }
    >
      {(close) => (
        // The Enter that chooses would press the chip, which has focus again before the key is up.
        <div onKeyDownCapture={(event) => event.key === 'Enter' && event.preventDefault()}>
          <ListBox
            aria-label={say('reading', 'routeTitle')}
            autoFocus
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosen ?? AUTOMATIC]}
            onSelectionChange={(keys) => {
              const key = keys === 'all' ? AUTOMATIC : [...keys][0]
              const next = Route.safeParse(key)
              onRoute(next.success ? next.data : undefined)
              close()
            }}
            className="outline-none"
          >
            <Choice
              id={AUTOMATIC}
              label={say('reading', 'automatic')}
              note={automaticNote(asked ? plan : undefined, chosen)}
            />
            {Route.options.map((id) => (
              <Choice key={id} id={id} label={say('reading', `route-${id}`)} note={noteOf(id, plan)} />
            ))}
          </ListBox>
        </div>
      )}
    </PopoverButton>
  )
}

function Choice({ id, label, note }: { id: string; label: string; note: string }) {
  return (
    <ListBoxItem
      id={id}
      textValue={label}
      className="group flex cursor-default gap-2 rounded-control px-2 py-1.5 text-plain -outline-offset-2! hover:bg-wash focus:bg-wash"
    >
      <span aria-hidden="true" className="flex size-[1.125rem] shrink-0 items-center justify-center">
        <span className="size-1.5 rounded-full bg-transparent group-selected:bg-accent" />
      </span>
      <span className="min-w-0">
        <Text slot="label" className="block text-ink group-selected:font-semibold">
          {label}
        </Text>
        <Text slot="description" className="block text-label text-soft">
          {note}
        </Text>
      </span>
    </ListBoxItem>
  )
}

/** What Carrel's own choice is, where the plan shows it. */
function automaticNote(plan: AnswerPlan | undefined, chosen: Route | undefined): string {
  return plan === undefined || chosen !== undefined
    ? say('reading', 'automaticNote')
    : say('reading', 'automaticNow', { route: say('reading', `route-${plan.route}`) })
}

function noteOf(route: Route, plan: AnswerPlan | undefined): string {
  const note = say('reading', `note-${route}`)
  const more = route === 'whole' && plan !== undefined ? wholeWords(plan) : ''
  return more === '' ? note : `${note} ${more}`
}
