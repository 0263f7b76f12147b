/** Decides about a page's own navigation; returns whether it may go on. */
type Decide = (url: string, mainFrame: boolean) => boolean

const frames = new Map<string, { decide: Decide; mainFrame: boolean }>()
const expected = new Set<string>()

/** Registers who decides for a frame. */
export function decideFor(frameId: string, mainFrame: boolean, decide: Decide): void {
  frames.set(frameId, { decide, mainFrame })
}
export function forgetFrame(frameId: string): void {
  frames.delete(frameId)
}
/** The program itself loads an address into a frame: the next document request there is not the page's doing. */
export function expectNavigation(frameId: string): void {
  expected.add(frameId)
}
/** Whether a document request of a frame may go on. */
export function allowNavigation(frameId: string, url: string): boolean {
  if (expected.delete(frameId)) return true
  const frame = frames.get(frameId)
  return frame === undefined ? false : frame.decide(url, frame.mainFrame)
}
