import { useState } from 'react'
import { say } from '../../../messages/say.ts'
import { pinpoint } from '../../app/citation-text.ts'
import { useCall } from '../../app/queries.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { Button } from '../../components/button.tsx'
import { DeletionSection } from './deletion-section.tsx'
import { LanguageSection } from './language-section.tsx'
import { MemorySection } from './memory-section.tsx'
import { ModelSection } from './model-section.tsx'
import { PersonaSection } from './persona-section.tsx'
import { QuickAskSection } from './quick-ask-section.tsx'
import { Choices, Section } from './section.tsx'
import { TemplateSection } from './template-section.tsx'

const EXAMPLE = {
  title: 'Lease Bergstraße 12.pdf',
  path: 'Lease Bergstraße 12.pdf',
  headingPath: ['7.2 Termination'],
  spans: [{ page: 5, start: 0, end: 0, text: '' }],
}

/** Everything that can be set. */
export function SettingsView() {
  const settings = useSettings()
  const change = useChangeSettings()
  const status = useCall('app.status', {}).data
  return (
    <section aria-label={say('shell', 'show-settings')} className="flex min-h-0 flex-1 flex-col">
      <TitleRow title={say('shell', 'show-settings')} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-[45.5rem] px-8.5 py-5">
          <Section title={say('shell', 'appearance')}>
            <Choices
              label={say('shell', 'theme')}
              value={settings.theme}
              options={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: say('shell', `theme-${id}`) }))}
              onChange={(theme) => change({ theme })}
            />
            <Choices
              label={say('shell', 'zoom')}
              value={String(settings.zoom)}
              options={[90, 100, 110, 120, 130, 140, 150].map((zoom) => ({ id: String(zoom), label: `${zoom} %` }))}
              onChange={(zoom) => change({ zoom: Number(zoom) })}
            />
          </Section>
          <Section title={say('shell', 'citations')}>
            <Choices
              label={say('shell', 'citationStyle')}
              value={settings.citationStyle}
              options={(['place', 'title', 'footnote'] as const).map((id) => ({
                id,
                label: say('shell', `citation-${id}`),
                note: pinpoint(say('shell', 'exampleWords'), EXAMPLE, id),
              }))}
              onChange={(citationStyle) => change({ citationStyle })}
            />
          </Section>
          <QuickAskSection />
          <ModelSection />
          <MemorySection />
          <LanguageSection />
          <PersonaSection />
          <TemplateSection />
          <Section title={say('shell', 'files')}>
            <FileLimit
              value={settings.maxFileMegabytes}
              onChange={(maxFileMegabytes) => change({ maxFileMegabytes })}
            />
            {status === undefined ? null : (
              <div className="flex items-center gap-3">
                <p className="min-w-0 flex-1">
                  <span className="block text-soft">{say('shell', 'dataFolder')}</span>
                  <span className="selectable break-all">{status.dataFolder}</span>
                </p>
                <Button onPress={() => void window.carrel.call('shell.showInFolder', { path: status.dataFolder })}>
                  {say('library', 'showInFolder')}
                </Button>
              </div>
            )}
          </Section>
          <DeletionSection />
          {status === undefined ? null : (
            <p className="border-t border-line pt-3 text-label text-soft">
              {say('shell', 'version', { version: status.version })}
            </p>
          )}
        </div>
      </div>
    </section>
  )
}

function FileLimit({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const keep = () => {
    const number = Number(typed)
    if (typed !== undefined && Number.isInteger(number) && number >= 1) onChange(number)
    setTyped(undefined)
  }
  return (
    <label className="mb-3 flex flex-col gap-1.5">
      <span className="text-soft">{say('shell', 'fileLimit')}</span>
      <span className="flex items-center gap-2">
        <input
          inputMode="numeric"
          value={typed ?? String(value)}
          onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep()
          }}
          className="h-7.5 w-24 rounded-control border border-edge bg-raise px-2 tabular-nums"
        />
        {say('shell', 'megabytes')}
      </span>
    </label>
  )
}
