import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { findChromium } from '../../run/chromium.ts'
import { runtime } from '../runtime.ts'
import { type Cdp, connectPipe } from './cdp.ts'

/** Everything Chromium would do by itself over the network or in the background is off. */
const quiet = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-infobars',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-service-autorun',
  '--password-store=basic',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--disable-back-forward-cache',
  // Electron's page ports tell when the other end is gone; stock Chromium hides that behind this feature.
  '--enable-blink-features=MessagePortCloseEvent',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]
const quietFeatures =
  'MediaRouter,OptimizationHints,OptimizationGuideModelDownloading,NetworkTimeServiceQuerying,DialMediaRouteProvider,Translate,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,AutofillServerCommunication,PrivacySandboxSettings4,GlobalMediaControls,LensOverlay,PaintHolding,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable'
// After a key Chromium holds messages back until a frame is drawn, at most 50 ms, and a window nobody sees draws none. Here every
// message of a page crosses to the preload as one; Electron's ports leave the page at once.
const heldBack = 'DeferRendererTasksAfterInput'

/** First page of a visible browser: the first BrowserWindow takes it over. */
export const firstPage = 'data:text/html,<title>Carrel</title>'

/** Starts Chromium on `profile` and connects over its debugging pipe; prints the port's line for Playwright. */
export async function launchBrowser(profile: string, switches: readonly string[]): Promise<Cdp> {
  const executable = process.env.STANDIN_CHROMIUM ?? (await findChromium())
  if (executable === undefined) throw new Error('The stand-in needs Chromium, and none is installed')
  const own = switches.filter((one) => !/^--(disable-features|headless|remote-debugging)/.test(one))
  const features = switches.filter((one) => one.startsWith('--disable-features=')).map((one) => one.slice(19))
  const child = spawn(
    executable,
    [
      ...(runtime.headless ? ['--headless=new', '--no-startup-window', '--hide-scrollbars=0'] : [`--app=${firstPage}`]),
      ...(process.getuid?.() === 0 || process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : []),
      '--remote-debugging-pipe',
      // No bar in the window about unusual switches.
      '--test-type',
      ...(runtime.driven ? ['--remote-debugging-port=0'] : []),
      `--user-data-dir=${profile}`,
      '--disable-gpu',
      ...quiet,
      `--disable-features=${[quietFeatures, heldBack, ...features].join(',')}`,
      ...own,
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: profile } },
  )
  endTogether(child)
  let reason = ''
  createInterface({ input: child.stderr as Readable }).on('line', (line) => {
    if (reason === '' || /display|sandbox|shared librar/i.test(line)) reason = line
    if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`)
    else if (process.env.STANDIN_VERBOSE) process.stderr.write(`chromium: ${line}\n`)
  })
  const cdp = connectPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const { product } = await cdp.send<{ product: string }>('Browser.getVersion').catch(() => {
    process.stderr.write(`Chromium could not open a window here: ${reason.replace(/^\[[^\]]*\] ?/, '')}\n`)
    process.exit(1)
  })
  runtime.chromeVersion = product.split('/')[1] ?? ''
  return cdp
}

function endTogether(child: ChildProcess): void {
  child.on('exit', () => runtime.changes.emit('browser-gone'))
  child.on('error', (error) => {
    process.stderr.write(`The stand-in cannot start Chromium: ${error.message}\n`)
    process.exit(1)
  })
  process.on('exit', () => child.kill('SIGKILL'))
}
