import type { Persona } from '../../../api/persona.ts'
import { say } from '../../../messages/say.ts'
import { classes } from '../../components/classes.ts'

export type PersonaText = Pick<Persona, 'name' | 'instructions'>

const FIELD = 'w-full rounded-control border border-edge bg-raise px-2 py-1 read-only:border-line'

/** Name and instructions of a persona. `onLeave`: a field lost the focus. */
export function PersonaFields({
  value,
  onChange,
  onLeave,
  readOnly = false,
  isNew = false,
}: {
  value: PersonaText
  onChange: (value: PersonaText) => void
  onLeave?: () => void
  readOnly?: boolean
  isNew?: boolean
}) {
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      <input
        aria-label={say('shell', 'personaName')}
        placeholder={say('shell', 'personaName')}
        value={value.name}
        maxLength={40}
        readOnly={readOnly}
        // biome-ignore lint/a11y/noAutofocus: the fields stand there because the user asked for them.
        autoFocus={isNew}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
        onBlur={onLeave}
        className={classes(FIELD, 'h-7.5 font-semibold')}
      />
      <textarea
        aria-label={
          value.name === ''
            ? say('shell', 'personaInstructions')
            : say('shell', 'personaInstructionsOf', { name: value.name })
        }
        placeholder={say('shell', 'personaInstructions')}
        value={value.instructions}
        rows={2}
        maxLength={2000}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...value, instructions: event.target.value })}
        onBlur={onLeave}
        className={classes(FIELD, 'field-sizing-content max-h-48 resize-none')}
      />
    </div>
  )
}
