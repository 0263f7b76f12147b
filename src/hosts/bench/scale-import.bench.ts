import type { Bench, Report } from './bench.ts'
import { importAll, withEmptyLibrary } from './bench-library.ts'
import { writeManyFiles } from './scale/many-files.ts'

const megabyte = 1 << 20

/** 100,000 small documents into one library, without vectors; a tenth of that unless `--full` is given. */
export const bench: Bench = {
  name: 'scale-import',
  long: true,
  run: (report, { full }) => measureImport(report, full ? 100_000 : 10_000),
}

async function measureImport(report: Report, count: number): Promise<void> {
  await withEmptyLibrary(async ({ client, root }) => {
    const folder = `${root}/many`
    writeManyFiles(folder, count)
    let resident = 0
    const watch = setInterval(() => {
      resident = Math.max(resident, process.memoryUsage.rss())
    }, 200)
    const { items, seconds } = await importAll(client, { paths: [folder], embedder: 'none' })
    clearInterval(watch)
    const ready = items.filter(({ status }) => status === 'ready').length
    const rate = count / seconds
    report(`documents of 2 kB imported by words, of ${count}`, ready, 'documents', {
      goal: `${count}`,
      holds: ready === count,
    })
    report('lexical import', rate, 'documents/s', { goal: '>= 300', holds: rate >= 300 })
    const used = resident / megabyte
    report('resident while importing', used, 'MB', { goal: '< 1500', holds: used < 1500 })
  })
}
