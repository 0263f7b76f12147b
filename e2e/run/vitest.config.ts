import { defineConfig } from 'vitest/config'

/** `unit` runs beside everything; `model` evaluates weights, one file after the other, and `kill` ends processes. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          root: '.',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
          exclude: ['**/*.model.test.ts', '**/*.kill.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'model',
          root: '.',
          include: ['src/**/*.model.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          pool: 'forks',
        },
      },
      {
        test: {
          name: 'kill',
          root: '.',
          include: ['src/**/*.kill.test.ts'],
          testTimeout: 240_000,
          fileParallelism: false,
          pool: 'forks',
        },
      },
    ],
  },
})
