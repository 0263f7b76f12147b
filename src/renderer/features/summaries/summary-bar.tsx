import { useState } from 'react'
import { type SummaryChoice, SummaryForm } from '../../../api/summary.ts'
import { say } from '../../../messages/say.ts'
import { languageName } from '../../app/language-name.ts'
import { Button } from '../../components/button.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { formWords } from './summary-words.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da'] as const
const BULLETS = [3, 5, 8, 12, 20] as const
const WORDS = [50, 100, 200, 400, 800] as const

/** Form, length, language, and for whom a summary is; a change of any makes a new version. */
export function SummaryBar({
  choice,
  documents,
  disabled,
  onChange,
}: {
  choice: SummaryChoice
  documents: number
  disabled: boolean
  onChange: (choice: SummaryChoice) => void
}) {
  const { form, words, bullets, language } = choice
  const forms = SummaryForm.options.filter((one) => one !== 'comparison' || documents > 1)
  const formEntries = forms.map((one): MenuEntry => {
    const { bullets: _, words: __, ...kept } = choice
    return {
      id: one,
      label: say('summaries', `form-${one}`),
      checked: form === one,
      run: () => (one === form ? undefined : onChange({ ...kept, form: one })),
    }
  })
  const usual: MenuEntry = {
    id: 'usual',
    label: say('summaries', 'lengthUsual'),
    checked: words === undefined && bullets === undefined,
    run: () => {
      const { bullets: _, words: __, ...kept } = choice
      onChange(kept)
    },
  }
  const lengthEntries = isCounted(form)
    ? BULLETS.map((count): MenuEntry => {
        const { words: _, ...kept } = choice
        return {
          id: String(count),
          label: say('summaries', 'bulletCount', { count }),
          checked: bullets === count,
          run: () => onChange({ ...kept, bullets: count }),
        }
      })
    : WORDS.map((count): MenuEntry => {
        const { bullets: _, ...kept } = choice
        return {
          id: String(count),
          label: say('summaries', 'lengthWords', { count }),
          checked: words === count,
          run: () => onChange({ ...kept, words: count }),
        }
      })
  const { language: _, ...inAnyLanguage } = choice
  const languageEntries: MenuEntry[] = [
    {
      id: 'own',
      label: say('summaries', 'languageOwn'),
      checked: language === undefined,
      run: () => onChange(inAnyLanguage),
    },
    ...LANGUAGES.map((code) => ({
      id: code,
      label: languageName(code),
      checked: language === code,
      run: () => onChange({ ...choice, language: code }),
    })),
  ]
  const lengthName = lengthWords(choice)
  const languageWords = language === undefined ? say('summaries', 'languageOwn') : languageName(language)
  return (
    <div
      role="group"
      aria-label={say('summaries', 'bar')}
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-3 py-1"
    >
      <Chip
        name={say('summaries', 'form', { form: formWords(choice) })}
        label={say('summaries', 'formTitle')}
        words={say('summaries', `form-${form}`)}
        entries={formEntries}
        disabled={disabled}
      />
      {form === 'line' || form === 'comparison' ? null : (
        <Chip
          name={say('summaries', 'length', { length: lengthName })}
          label={say('summaries', 'lengthTitle')}
          words={lengthName}
          entries={[usual, ...lengthEntries]}
          disabled={disabled}
        />
      )}
      <Chip
        name={say('summaries', 'language', { language: languageWords })}
        label={say('summaries', 'languageTitle')}
        words={languageWords}
        entries={languageEntries}
        disabled={disabled}
      />
      <FocusField key={choice.focus ?? ''} choice={choice} disabled={disabled} onChange={onChange} />
    </div>
  )
}

/** Whether a form's length is a number of lines. */
function isCounted(form: SummaryChoice['form']): boolean {
  return form === 'bullets' || form === 'timeline' || form === 'actions'
}

function lengthWords({ words, bullets }: SummaryChoice): string {
  if (bullets !== undefined) return say('summaries', 'bulletCount', { count: bullets })
  return words === undefined ? say('summaries', 'lengthUsual') : say('summaries', 'lengthWords', { count: words })
}

function Chip(props: { name: string; label: string; words: string; entries: readonly MenuEntry[]; disabled: boolean }) {
  return (
    <MenuButton label={props.label} entries={props.entries}>
      <Button
        look="quiet"
        isDisabled={props.disabled}
        aria-label={props.name}
        className="h-6! rounded-[0.3125rem]! border border-edge px-1.5! font-normal!"
      >
        <span className="text-label">{props.words}</span>
      </Button>
    </MenuButton>
  )
}

function FocusField(props: { choice: SummaryChoice; disabled: boolean; onChange: (choice: SummaryChoice) => void }) {
  const { choice, disabled, onChange } = props
  const [typed, setTyped] = useState(choice.focus ?? '')
  const keep = () => {
    const wanted = typed.trim().slice(0, 500)
    if (wanted === (choice.focus ?? '')) return
    const { focus: _, ...rest } = choice
    onChange(wanted === '' ? rest : { ...rest, focus: wanted })
  }
  return (
    <input
      aria-label={say('summaries', 'focus')}
      placeholder={say('summaries', 'focusExample')}
      value={typed}
      disabled={disabled}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') setTyped(choice.focus ?? '')
      }}
      className="h-6 max-w-96 min-w-44 flex-1 rounded-[0.3125rem] border border-edge bg-raise px-2 text-label text-ink disabled:opacity-50"
    />
  )
}
