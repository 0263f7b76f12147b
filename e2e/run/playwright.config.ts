import { defineConfig } from '@playwright/test'

/** One window at a time on a small machine. The same specs run in real Electron and in the stand-in. */
export default defineConfig({
  testDir: '../specs',
  outputDir: '../../.cache/test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // A window on a busy machine; what holds only the second time is named at the end of the run.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
})
