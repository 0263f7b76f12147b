import { tidyTableIn } from '../adapters/lancedb/tidy-table-in.ts'
import { hostLink } from '../adapters/workshop/host-link.ts'
import { serveTasks } from '../adapters/workshop/serve-tasks.ts'

/** Tidies large tables of the index, in a child whose memory goes with it. */
serveTasks(await hostLink(), {
  'tidy-table': async function* ({ path, table, ...tidying }) {
    await tidyTableIn(path, table, tidying)
    yield { type: 'tidied' }
  },
})
