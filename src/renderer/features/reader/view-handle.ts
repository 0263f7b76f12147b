/** What the toolbar may ask of a view of a document. Pages count from 1. */
export type ViewHandle = {
  goToPage(number: number): void
  zoom(by: -1 | 1): void
  /** The area that scrolls; takes the keyboard. */
  focus(): void
}
