import { expect, it } from 'vitest'
import type { Route } from '../../../api/route.ts'
import { chooseRoute, type RouteFacts } from './choose-route.ts'

const plain: RouteFacts = { wanted: undefined, documents: 3, every: undefined, whole: undefined }
const whole = { fits: true, tokens: 3000, ms: 5000 }

it.each([
  ['passages', {}],
  ['whole', { whole }],
  ['whole', { whole: { ...whole, ms: undefined } }],
  ['passages', { whole: { ...whole, ms: undefined, tokens: 30_000 } }],
  ['passages', { whole: { ...whole, ms: 60_000 } }],
  ['passages', { whole: { ...whole, fits: false } }],
  ['passages', { whole, documents: 0 }],
  ['exhaustive', { every: 'each' }],
  ['exhaustive', { every: 'each', whole }],
  ['whole', { every: 'each', whole, documents: 1 }],
  ['passages', { every: 'each', documents: 100_000 }],
  ['exhaustive', { every: 'over' }],
  ['passages', { every: 'over', documents: 200 }],
  ['exhaustive', { wanted: 'exhaustive', documents: 100_000 }],
  ['passages', { wanted: 'passages', every: 'each', whole }],
  ['whole', { wanted: 'whole', whole: { ...whole, fits: false } }],
] satisfies [Route, Partial<RouteFacts>][])('chooses %s for %j', (route, facts) => {
  expect(chooseRoute({ ...plain, ...facts })).toBe(route)
})
