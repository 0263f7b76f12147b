import { type ElectronApplication, type Page, test } from '@playwright/test'
import { type ConformanceProgram, conformanceProgram } from './conformance-program.ts'
import { type Launched, launchApp } from './launch.ts'

/** What the program's preload gives its page. */
export type ProbeWindow = {
  probe: Record<string, (...values: unknown[]) => Promise<unknown>> & Record<string, unknown>
}

/** The conformance program while it runs; `notes`: what its main wrote down. */
export type RunningProbe = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly program: ConformanceProgram
  notes(): Promise<Record<string, unknown>>
}

/** Starts the conformance program before the tests around it and ends it after them. */
export function useProbe(): RunningProbe {
  let program: ConformanceProgram | undefined
  let launched: Launched | undefined
  test.beforeAll(async () => {
    program = conformanceProgram()
    launched = await launchApp({ program: program.folder })
  })
  test.afterAll(async () => {
    await launched?.close()
    program?.remove()
  })
  const running = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The conformance program does not run')
    return value
  }
  return {
    get app() {
      return running(launched).app
    },
    get page() {
      return running(launched).page
    },
    get program() {
      return running(program)
    },
    notes: () =>
      running(launched).app.evaluate(() => (globalThis as unknown as { notes: Record<string, unknown> }).notes),
  }
}
