import { describe, expect, it } from 'vitest'
import type { SummaryChoice, SummaryContent, SummaryEvent } from '../../api/summary.ts'
import { SummaryEvent as EventSchema } from '../../api/summary.ts'
import { type Script, scriptedModel } from '../answer/test-ports.ts'
import { editSummary } from './edit-summary.ts'
import { type SummariseDeps, type SummariseInput, summarise } from './summarise.ts'
import type { SummarySource } from './summary-source.ts'
import { memoryNotes, testDocument, testTemplates } from './test-documents.ts'

const signal = new AbortController().signal
const leaseText = [
  '# Lease',
  '## Rent',
  'The tenant pays a rent of 980 euros on the first day of each month, which the landlord has named in writing.',
  'The landlord may raise the rent once a year by two percent at most, and must say so in writing three months before.',
  '## Deposit',
  'The tenant pays a deposit of 2,900 euros in three equal parts, the first of which is due when the lease begins.',
  'The landlord returns the deposit within six months after the lease has ended, less what repairs have cost.',
  '## Notice',
  'Either party may end this lease with ninety days of written notice to the end of a month.',
  'The landlord may end it at once where the tenant has not paid the rent for two months.',
].join('\n')
const lease = testDocument('Lease', [leaseText])

type Options = Partial<SummariseInput> & { notes?: SummariseDeps['notes'] }
const deps = (notes?: SummariseDeps['notes']): SummariseDeps => ({
  clock: { now: () => performance.now() },
  templates: testTemplates,
  ...(notes ? { notes } : {}),
})
async function run(
  choice: SummaryChoice,
  script: Script | undefined,
  parameters = 2e9,
  { notes, ...more }: Options = {},
) {
  const input: SummariseInput = {
    sources: [lease],
    choice,
    model: script && scriptedModel(script, parameters),
    embedder: undefined,
    ...more,
  }
  const events: SummaryEvent[] = []
  for await (const event of summarise(deps(notes), input, signal)) {
    EventSchema.parse(event)
    events.push(structuredClone(event))
  }
  const last = events.at(-1)
  if (last?.type !== 'summary-finished') throw new Error('not finished')
  return { events, content: last.content }
}
const script = (...texts: string[]): Script => ({ texts, prompts: [] })
const shown = ({ parts }: SummaryContent) => parts.flatMap(({ sentences }) => sentences.filter((own) => own.shown))
const texts = (content: SummaryContent) => shown(content).map(({ text }) => text)

describe('without a model', () => {
  it('gives what code finds', async () => {
    const { content, events } = await run({ form: 'bullets' }, undefined)
    expect(events.map(({ type }) => type)).toEqual(['gist-found', 'parts-found', 'summary-finished'])
    expect(content).toMatchObject({ state: 'done', written: false })
    expect(shown(content).length).toBeGreaterThan(2)
  })
})

describe('with a small model', () => {
  it('says sentences shorter that stay true, and leaves the others as they stand', async () => {
    const plain = (await run({ form: 'bullets', bullets: 3 }, undefined)).content
    const first = texts(plain)[0] ?? ''
    const model = script(first.replace(/, (which|the first|and must).*$/, '.'), 'The tenant pays 9,999 euros.', 'x')
    const { content, events } = await run({ form: 'bullets', bullets: 3 }, model, 1e8)
    expect(content).toMatchObject({ state: 'done', written: true, model: 'Scripted' })
    expect(shown(content)[0]).toMatchObject({ verbatim: false, support: 'supported' })
    expect(texts(content)[0]?.length).toBeLessThan(first.length)
    expect(shown(content).slice(1)).toEqual(shown(plain).slice(1))
    expect(
      events.filter(({ type }) => type === 'parts-found').map((event) => 'written' in event && event.written),
    ).toEqual([false, true])
    expect(content.usage.promptTokens).toBeGreaterThan(0)
  })

  it('says that nothing was written where nothing can be left out', async () => {
    const short = {
      sources: [testDocument('Rules', ['The tenant keeps the garden.\nThe landlord keeps the keys of the cellar.'])],
    }
    const plain = (await run({ form: 'bullets' }, undefined, 1e8, short)).content
    const { content } = await run({ form: 'bullets' }, script(), 1e8, short)
    expect(shown(plain).length).toBeGreaterThan(0)
    expect(content).toMatchObject({ state: 'done', written: false, parts: plain.parts })
  })

  it('writes nothing in another language', async () => {
    const model = script('Die Miete.')
    const { content } = await run({ form: 'bullets', language: 'de' }, model, 1e8)
    expect([content.written, model.prompts]).toEqual([false, []])
  })
})

describe('with a model that follows instructions', () => {
  const good = [
    'The tenant pays 980 euros on the first day of each month.',
    'The tenant pays a deposit of 2,900 euros in three equal parts.',
    'Either party may end this lease with ninety days of written notice.',
  ]

  it('checks each bullet, cites its source, and streams', async () => {
    const model = script(good.map((text) => `- ${text}\n`).join(''))
    const { content, events } = await run({ form: 'bullets', bullets: 3 }, model)
    expect(texts(content)).toEqual(good)
    expect(shown(content).map(({ support }) => support)).toEqual(['supported', 'supported', 'supported'])
    expect(shown(content).map(({ citations }) => citations.map(({ number }) => number))).toEqual([[1], [2], [3]])
    expect(shown(content)[1]?.citations[0]).toMatchObject({ documentId: 'Lease', headingPath: ['Lease', 'Deposit'] })
    expect(model.prompts[0]).toContain('Write 3 bullets')
    expect(model.prompts[0]).toContain('<document: Lease>')
    expect(events.filter(({ type }) => type === 'text-delta').length).toBeGreaterThan(10)
    expect(content.timings.firstTokenMs).toBeGreaterThan(0)
  })

  it('puts away what stands in no source, asks once more, and drops what was said', async () => {
    const model = script(
      `- ${good[0]}\n- The tenant pays 980 euros on the first day of every month.\n- The deposit is 3,900 euros.\n`,
      `- ${good[1]}\n`,
    )
    const { content } = await run({ form: 'bullets', bullets: 3 }, model)
    expect(texts(content).slice(0, 2)).toEqual([good[0], good[1]])
    expect(texts(content)).toHaveLength(3)
    expect(shown(content)[2]).toMatchObject({ verbatim: true, support: 'supported' })
    const away = content.parts.flatMap(({ sentences }) => sentences.filter((own) => !own.shown))
    expect(away.map(({ text }) => text)).toEqual([
      'The tenant pays 980 euros on the first day of every month.',
      'The deposit is 3,900 euros.',
    ])
    expect(away[1]?.differs).toMatchObject([{ kind: 'number', said: '3,900 euros' }])
    expect(model.prompts[1]).toContain('2,900 euros')
    expect(model.prompts[1]).not.toContain('3,900 euros')
  })

  it('draws bullets from several sections where it has them', async () => {
    const crowd = [
      'The tenant pays a rent of 980 euros on the first day of each month.',
      'The landlord may raise the rent once a year by two percent at most.',
      'The rent includes the costs of heating and water.',
    ]
    const padding = 'Nothing else is agreed about that here. '.repeat(20)
    const long = testDocument('Long', [leaseText.replace(/^(?!#)(.*)$/gm, `$1 ${padding}`)])
    const model = script(crowd.map((text) => `- ${text}\n`).join(''))
    const { content } = await run({ form: 'bullets', bullets: 3 }, model, 2e9, { sources: [long] })
    const headings = new Set(shown(content).map(({ citations }) => citations[0]?.headingPath.at(-1)))
    expect([...headings].sort()).toEqual(['Deposit', 'Notice', 'Rent'])
  })

  it('writes a page in paragraphs and one line', async () => {
    const page = script(`${good[0]} ${good[1]}\n\n${good[2]}`)
    const { content } = await run({ form: 'page', words: 60 }, page)
    expect(texts(content)).toEqual(good)
    const line = script('**The tenant pays 980 euros on the first day of each month.**')
    expect(texts((await run({ form: 'line' }, line)).content)).toEqual([good[0]])
  })

  it('gives the focus and the language to the model, which must keep every number', async () => {
    const plain = (await run({ form: 'bullets', bullets: 2 }, undefined)).content
    const german = texts(plain).map(
      (text) => `Hier steht ${(text.match(/\d[\d,]*/g) ?? []).join(' und ').replaceAll(',', '.')} dazu.`,
    )
    const model = script(...german)
    const { content } = await run({ form: 'bullets', bullets: 2, language: 'de', focus: 'the tenant' }, model)
    expect(model.prompts[0]).toContain('Write in German.')
    expect(model.prompts[0]).toContain('the tenant')
    expect(texts(content)).toEqual(german)
    const wrong = await run(
      { form: 'bullets', bullets: 2, language: 'de' },
      script('Es sind 77 Euro.', 'Es sind 78 Euro.'),
    )
    expect(wrong.content.written).toBe(false)
    expect(wrong.content.state).toBe('done')
  })

  it('says what failed, and keeps what code found', async () => {
    const failing = scriptedModel(script(), 2e9)
    const model = { ...failing, openSequence: () => Promise.reject(new Error('no memory')) }
    const { content } = await run({ form: 'bullets' }, undefined, 0, { model })
    expect(content).toMatchObject({ state: 'failed', written: false, error: { code: 'internal' } })
    expect(shown(content).length).toBeGreaterThan(0)
  })
})

describe('several documents side by side', () => {
  const flat = testDocument('Flat', [
    '# Flat\n## Rent\nThe tenant pays a rent of 980 euros each month.\n## Law\nThis agreement is governed by the laws of Germany.',
  ])
  const shop = testDocument('Shop', [
    '# Shop\n## Rent\nThe tenant pays a rent of 2,400 euros each month.\n## Court\nDisputes go to the courts of Vienna in Austria.',
  ])
  const sources = [flat, shop]
  const closingOf = ({ parts }: SummaryContent) => parts.filter(({ closing }) => closing)

  it('end with a paragraph of the model’s, each sentence checked against all of them', async () => {
    const model = script(
      '- The tenant pays a rent of 980 euros each month.\n',
      '- Disputes go to the courts of Vienna in Austria.\n',
      'In Flat the tenant pays 980 euros each month, while in Shop the tenant pays 2,400 euros each month. Both cost 5,000 euros.',
      'The tenant pays a rent of 980 euros each month.',
    )
    const { content, events } = await run({ form: 'comparison' }, model, 2e9, { sources })
    expect(content.table?.rows.map(({ title }) => title)).toEqual(['Flat', 'Shop'])
    expect(model.prompts[2]).toContain('two to four sentences')
    expect(model.prompts[2]).toMatch(/<section: Flat>[^]*980 euros[^]*<section: Shop>[^]*2,400 euros/)
    const [closing, ...others] = closingOf(content)
    expect(others).toEqual([])
    expect(content.parts.at(-1)).toBe(closing)
    const [first, second] = closing?.sentences ?? []
    expect(first).toMatchObject({ shown: true, support: 'supported' })
    expect(new Set(first?.citations.map(({ documentId }) => documentId))).toEqual(new Set(['Flat', 'Shop']))
    expect(second).toMatchObject({ shown: false, text: 'Both cost 5,000 euros.' })
    expect(events.some((event) => event.type === 'text-delta' && event.part === content.parts.length - 1)).toBe(true)
  })

  it('have no such paragraph without a model, nor from one that only shortens', async () => {
    expect(closingOf((await run({ form: 'comparison' }, undefined, 0, { sources })).content)).toEqual([])
    expect(closingOf((await run({ form: 'comparison' }, script('x'), 1e8, { sources })).content)).toEqual([])
    expect(closingOf((await run({ form: 'bullets' }, script('x'), 2e9, { sources })).content)).toEqual([])
  })

  it('put what is written of one document below no other, also where all of another’s is left out', async () => {
    const twin = testDocument('Twin', ['# Twin\n## Rent\nThe tenant pays a rent of 1,200 euros each month.'])
    const model = script(
      '- The tenant pays a rent of 1,200 euros each month.\n- This agreement is governed by the laws of Germany.\n',
    )
    const { content } = await run({ form: 'bullets', bullets: 2 }, model, 2e9, { sources: [flat, twin] })
    const pairs = content.parts.flatMap(({ heading, sentences }) =>
      sentences.flatMap((own) => (own.shown ? own.citations.map(({ title }) => [heading, title]) : [])),
    )
    expect(pairs.length).toBeGreaterThan(1)
    expect(pairs.filter(([heading, title]) => heading !== title)).toEqual([])
  })

  it('keep the paragraph apart where they are edited, and without one where nothing bears it out', async () => {
    const wrong = script('- The tenant pays a rent of 980 euros each month.\n', '', 'Both cost 5,000 euros.', '')
    const { content } = await run({ form: 'comparison' }, wrong, 2e9, { sources })
    expect(closingOf(content).flatMap(({ sentences }) => sentences.filter((own) => own.shown))).toEqual([])
    const parts = [
      { heading: 'Flat', level: 1, lines: ['The rent is 980 euros.'] },
      { heading: '', level: 1, lines: ['Both are governed by laws.'] },
    ]
    expect(editSummary(content, parts, sources).parts.map(({ closing }) => closing)).toEqual([undefined, true])
  })
})

describe('documents longer than the context', () => {
  const topics = ['rent', 'deposit', 'heating', 'garden', 'cellar', 'roof', 'bicycles', 'pets']
  const paragraph = (topic: string, sum: number) =>
    `The agreement on the ${topic} says that the tenant pays ${sum} euros a year for the ${topic}. ` +
    `Questions about the ${topic} go to the caretaker, who keeps a list of them in the office of the house. `.repeat(40)
  const long = (changed?: string): SummarySource =>
    testDocument(
      'House',
      topics.map((topic, at) => `# The ${topic}\n${paragraph(topic, (topic === changed ? 500 : 100) + at)}`),
    )
  const note = (prompt: string) => /pays (\d+) euros a year for the (\w+)/.exec(prompt)
  /** Notes of each section as it stands in its prompt, then the summary. */
  function reader() {
    const asked: Script = { texts: [], prompts: [] }
    const model = scriptedModel(asked, 2e9, 2600)
    const layOut = model.chatTokens
    const noted: string[] = []
    return {
      asked,
      noted,
      model: {
        ...model,
        chatTokens: (...input: Parameters<typeof layOut>) => {
          const prompt = input[0].map(({ text }) => (typeof text === 'string' ? text : text.join(''))).join('\n')
          const found = note(prompt)
          if (prompt.includes('Note what') && found) {
            noted.push(found[2] ?? '')
            asked.texts.unshift(`- The tenant pays ${found[1]} euros a year for the ${found[2]}.\n`)
          } else
            asked.texts.unshift(
              topics
                .slice(0, 3)
                .map((topic, at) => `- The tenant pays ${100 + at} euros a year for the ${topic}.\n`)
                .join(''),
            )
          return layOut(...input)
        },
      },
    }
  }

  it('reads every section once and writes from the notes', async () => {
    const { model, noted, asked } = reader()
    const { content, events } = await run({ form: 'bullets', bullets: 3 }, undefined, 0, { model, sources: [long()] })
    expect(noted).toEqual(topics)
    expect(content.notes.map(({ heading, state }) => `${heading} ${state}`)).toEqual(
      topics.map((topic) => `The ${topic} read`),
    )
    expect(content.progress).toEqual({ read: 8, of: 8 })
    expect(content.notes[3]?.sentences[0]).toMatchObject({
      support: 'supported',
      citations: [{ number: 1, spans: [{ page: 4 }] }],
    })
    expect(texts(content)).toHaveLength(3)
    expect(asked.prompts.at(-1)).toContain('<section: The garden>\n- The tenant pays 103 euros a year for the garden.')
    const progress = events.flatMap((event) => (event.type === 'section-read' ? [event.progress.read] : []))
    expect(progress).toEqual([...Array(8).fill(0), 1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('reads only the section that changed, and what code cites stands where it is now', async () => {
    const notes = memoryNotes()
    await run({ form: 'bullets', bullets: 3 }, undefined, 0, { model: reader().model, sources: [long()], notes })
    const moved = long('cellar')
    const [first, ...others] = moved.pages
    const preface = testDocument('x', [`# Preface\n${'Dear all, this is how we live here. '.repeat(40)}`])
    const pages = [...preface.pages, first, ...others].flatMap((page, at) =>
      page ? [{ ...page, number: at + 1 }] : [],
    )
    const again = reader()
    const source = { ...moved, place: { ...moved.place, revisionId: 'House-2' }, pages }
    const { content } = await run({ form: 'bullets', bullets: 3 }, undefined, 0, {
      model: again.model,
      sources: [source],
      notes,
    })
    expect(again.noted).toEqual(['cellar'])
    const garden = content.notes.find(({ heading }) => heading === 'The garden')
    expect(garden).toMatchObject({
      state: 'reused',
      sentences: [{ citations: [{ revisionId: 'House-2', spans: [{ page: 5 }] }] }],
    })
    const [span] = garden?.sentences[0]?.citations[0]?.spans ?? []
    expect(pages[4]?.text.slice(span?.start, span?.end)).toBe(span?.text)
  })

  it('goes on where it was stopped and reads no section twice', async () => {
    const stop = new AbortController()
    const notes = memoryNotes()
    const first = reader()
    let content: SummaryContent | undefined
    const read: string[] = []
    const input = { sources: [long()], choice: { form: 'bullets' as const }, model: first.model, embedder: undefined }
    await expect(async () => {
      for await (const event of summarise(deps(notes), input, stop.signal)) {
        if (event.type === 'section-read' && event.note.state === 'read') read.push(event.note.heading)
        if (read.length === 3) stop.abort()
      }
    }).rejects.toThrow()
    const second = reader()
    content = (await run({ form: 'bullets' }, undefined, 0, { model: second.model, sources: [long()], notes })).content
    expect([...first.noted, ...second.noted].sort()).toEqual([...topics].sort())
    expect(content.notes.map(({ state }) => state)).toEqual([...Array(3).fill('reused'), ...Array(5).fill('read')])
  })

  it('skips a section that cannot be read, says so, and goes on', async () => {
    const { model } = reader()
    let opened = 0
    const flaky = {
      ...model,
      chatTokens: (...input: Parameters<typeof model.chatTokens>) => {
        opened += 1
        if (opened === 2) throw new Error('lost')
        return model.chatTokens(...input)
      },
    }
    const { content } = await run({ form: 'bullets', bullets: 3 }, undefined, 0, { model: flaky, sources: [long()] })
    expect(content.notes.map(({ state }) => state).filter((state) => state === 'skipped')).toEqual(['skipped'])
    expect(content.skipped).toMatchObject([{ documentId: 'House', from: 2, to: 2, error: { code: 'internal' } }])
    expect(content.state).toBe('done')
  })

  it('writes a paragraph a section as each is read', async () => {
    const { model } = reader()
    const { content } = await run({ form: 'sections' }, undefined, 0, { model, sources: [long()] })
    expect(content.parts.map(({ heading, sentences }) => [heading, sentences.length])).toEqual(
      topics.map((topic) => [`The ${topic}`, 1]),
    )
    expect(shown(content).map(({ citations }) => citations[0]?.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})
