/** A test that failed: where it stands, and the first lines of why. */
export type Failure = { test: string; reason: string }

type VitestReport = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[]
  }[]
}

type PlaywrightSuite = {
  file?: string
  suites?: PlaywrightSuite[]
  specs?: { title: string; file: string; ok: boolean; tests: { results: { error?: { message?: string } }[] }[] }[]
}

/** The failed tests of Vitest's JSON report; a file that did not load counts as one. `folder` is left off the paths. */
export function failuresOfVitest(report: VitestReport, folder: string): Failure[] {
  return report.testResults.flatMap((file) => {
    const name = file.name.replace(`${folder}/`, '')
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && file.status === 'failed') return [failure(name, file.message)]
    return failed.map((test) => failure(`${name} › ${test.fullName}`, test.failureMessages?.[0]))
  })
}

/** The tests of Playwright's JSON report that failed at least once; `ok`: they held when they were repeated. */
export function failuresOfPlaywright(suite: PlaywrightSuite): (Failure & { ok: boolean })[] {
  const own = (suite.specs ?? []).flatMap((spec) => {
    const error = spec.tests.flatMap((test) => test.results).find((result) => result.error)?.error
    return spec.ok && error === undefined
      ? []
      : [{ ...failure(`${spec.file} › ${spec.title}`, error?.message), ok: spec.ok }]
  })
  return [...own, ...(suite.suites ?? []).flatMap(failuresOfPlaywright)]
}

function failure(test: string, message = ''): Failure {
  const lines = message.split('\n').filter((line) => line.trim() !== '' && !line.includes('node_modules'))
  return { test, reason: lines.slice(0, 12).join('\n') }
}
