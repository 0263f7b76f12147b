import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findRuntime } from '../../run/electron.ts'
import { dropFiles } from '../../support/drop-files.ts'
import { projectRoot } from '../../support/launch.ts'
import { type ProbeWindow, useProbe } from '../../support/use-probe.ts'

const { lane } = findRuntime()

test.describe(`what Carrel relies on: what crosses into the page (${lane})`, () => {
  const probe = useProbe()

  test('the bridge loses prototypes, symbols and custom fields, and freezes', async () => {
    const found = await probe.page.evaluate(async () => {
      const { probe } = window as unknown as ProbeWindow
      const caught = (run: () => unknown) => {
        try {
          return run()
        } catch (error) {
          return error as Error & { code?: string }
        }
      }
      const boom = caught(() => probe.boom?.()) as Error & { code?: string }
      const refused = (await probe.refuse?.().catch((error: unknown) => error)) as Error
      return {
        frozen: [
          Object.isFrozen(probe),
          Object.isFrozen(probe.list),
          Object.isFrozen((probe.list as unknown as object[])[1]),
        ],
        model: { ...(probe.model as object) },
        inherited: (probe.model as { inherited?: number }).inherited,
        when: probe.when instanceof Date,
        symbol: typeof probe.symbol,
        leak: typeof (window as unknown as { secret?: number }).secret,
        require: typeof (window as unknown as { require?: unknown }).require,
        each: await probe.each?.([1, 2], (value: unknown) => Number(value) * 10),
        later: await probe.later?.('x'),
        boom: [boom instanceof Error, boom.message, boom.code],
        refused: [refused instanceof Error, refused.message],
        modules: probe.modules,
        sandboxed: probe.sandboxed,
        versions: probe.versions,
      }
    })
    expect(found).toMatchObject({
      frozen: [true, true, true],
      model: { own: 1 },
      when: true,
      symbol: 'undefined',
      leak: 'undefined',
      require: 'undefined',
      each: [10, 20],
      later: { value: 'x' },
      boom: [true, 'boom', undefined],
      refused: [true, 'too far'],
      modules: { fs: 'module not found: fs', path: 'module not found: path', url: 'worked' },
      sandboxed: true,
      versions: true,
    })
    expect(found.inherited).toBeUndefined()
  })

  test('invoke clones, reports failures as text, and refuses functions', async () => {
    const got = await probe.page.evaluate(async () => {
      const { probe } = window as unknown as ProbeWindow
      const message = (promise: Promise<unknown> | undefined) =>
        promise?.then(
          () => 'worked',
          (e: unknown) => (e as Error).message,
        )
      const shared = { n: 1 }
      const echoed = (await probe.invoke?.('echo', undefined, Number.NaN, new Uint8Array([1]), new Map([['k', 2n]]), [
        shared,
        shared,
      ])) as [undefined, number, Uint8Array, Map<string, bigint>, object[]]
      return {
        echoed: [
          echoed[0] === undefined,
          Number.isNaN(echoed[1]),
          echoed[2] instanceof Uint8Array,
          echoed[3].get('k') === 2n,
          echoed[4][0] === echoed[4][1],
        ],
        fail: await message(probe.invoke?.('fail')),
        none: await message(probe.invoke?.('nobody')),
        answer: await message(probe.invoke?.('function')),
        argument: await message(probe.sendFunction?.()),
        who: await probe.invoke?.('who'),
        said: await probe.say?.('a', { b: 1 }),
      }
    })
    expect(got).toMatchObject({
      fail: "Error invoking remote method 'fail': TypeError: no such page",
      none: "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      who: { url: 'app://probe/index.html', origin: 'app://probe', top: true, same: true },
      said: ['a', { b: 1 }],
    })
    expect(got.echoed.slice(0, 4)).toEqual([true, true, true, true])
    expect(got.answer).toMatch(/could not be cloned/)
    expect(got.argument).toMatch(/could not be cloned/)
  })

  test('a dropped file has a path, one made in JavaScript has none', async () => {
    const { page } = probe
    await page.evaluate(() => {
      const names: unknown[] = []
      Object.assign(window, { names })
      addEventListener('dragover', (event) => event.preventDefault())
      addEventListener('drop', (event) => {
        event.preventDefault()
        const { probe } = window as unknown as ProbeWindow
        names.push(probe.nameOfFile?.(event.dataTransfer?.files[0]), probe.nameOfFile?.(new File([''], 'x')))
      })
    })
    await dropFiles(page, '#place', [join(projectRoot, 'LICENSE')], { early: true })
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { names: unknown[] }).names))
      .toEqual([join(projectRoot, 'LICENSE'), ''])
  })
})
