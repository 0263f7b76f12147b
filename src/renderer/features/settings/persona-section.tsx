import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Persona } from '../../../api/persona.ts'
import { say } from '../../../messages/say.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { showToast } from '../../app/toast-store.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { PersonaFields, type PersonaText } from './persona-fields.tsx'
import { Section } from './section.tsx'

const EMPTY: PersonaText = { name: '', instructions: '' }
const EXAMPLES: readonly PersonaText[] = [
  { name: say('shell', 'personaBrief'), instructions: say('shell', 'personaBriefText') },
  { name: say('shell', 'personaPlain'), instructions: say('shell', 'personaPlainText') },
  { name: say('shell', 'personaNote'), instructions: say('shell', 'personaNoteText') },
]

/** The personas: each is changed in place; one that is removed comes back by undo. */
export function PersonaSection() {
  const { readOnly } = useShell()
  const { personas } = useSettings()
  const change = useChangeSettings()
  const [draft, setDraft] = useState<PersonaText | undefined>(undefined)
  const put = (persona: Persona, at: number) =>
    change((now) => ({ personas: now.personas.filter(({ id }) => id !== persona.id).toSpliced(at, 0, persona) }))
  const remove = (persona: Persona) => {
    const at = personas.indexOf(persona)
    change((now) => ({ personas: now.personas.filter(({ id }) => id !== persona.id) }))
    showToast(say('shell', 'personaRemoved', { name: persona.name }), { undo: () => put(persona, at) })
  }
  const examples = EXAMPLES.filter(({ name }) => !personas.some((persona) => persona.name === name))
  return (
    <Section title={say('shell', 'personas')}>
      <p className="mb-3 max-w-prose text-soft">{say('shell', 'personasText')}</p>
      <ul className="flex flex-col gap-3 empty:hidden">
        {personas.map((persona, at) => (
          <li key={persona.id} className="flex items-start gap-2">
            <SavedPersona persona={persona} readOnly={readOnly} onChange={(next) => put(next, at)} />
            {readOnly ? null : (
              <IconButton label={say('shell', 'personaRemove', { name: persona.name })} onPress={() => remove(persona)}>
                <Trash2 />
              </IconButton>
            )}
          </li>
        ))}
        {draft === undefined ? null : (
          <li className="flex items-start gap-2">
            <PersonaFields value={draft} onChange={setDraft} isNew />
            <Button
              look="primary"
              isDisabled={!isWhole(draft)}
              onPress={() => {
                put({ id: crypto.randomUUID(), ...trimmed(draft) }, personas.length)
                setDraft(undefined)
              }}
            >
              {say('shell', 'personaSave')}
            </Button>
            <Button look="quiet" onPress={() => setDraft(undefined)}>
              {say('shell', 'personaCancel')}
            </Button>
          </li>
        )}
      </ul>
      {readOnly || draft !== undefined ? null : (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button onPress={() => setDraft(EMPTY)}>
            <Plus />
            {say('shell', 'personaAdd')}
          </Button>
          {examples.map((example) => (
            <Button key={example.name} look="link" onPress={() => setDraft(example)}>
              {say('shell', 'personaExample', { name: example.name })}
            </Button>
          ))}
        </div>
      )}
    </Section>
  )
}

/** Fields of a persona that is there already: kept when they are left, or as they were where one is empty. */
function SavedPersona({
  persona,
  readOnly,
  onChange,
}: {
  persona: Persona
  readOnly: boolean
  onChange: (persona: Persona) => void
}) {
  const [typed, setTyped] = useState<PersonaText | undefined>(undefined)
  const leave = () => {
    if (typed !== undefined && isWhole(typed)) onChange({ id: persona.id, ...trimmed(typed) })
    setTyped(undefined)
  }
  return <PersonaFields value={typed ?? persona} readOnly={readOnly} onChange={setTyped} onLeave={leave} />
}

function trimmed({ name, instructions }: PersonaText): PersonaText {
  return { name: name.trim(), instructions: instructions.trim() }
}

function isWhole(text: PersonaText): boolean {
  const { name, instructions } = trimmed(text)
  return name !== '' && instructions !== ''
}
