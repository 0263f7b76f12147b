import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { PageFile } from '../../ports/page-file.ts'

/** Pages of an image, one a picture, whose text waits to be recognised. A picture that cannot be shown is `unreadable`. */
export function* readImagePages(file: PageFile): Generator<ExtractedPage> {
  for (let number = 1; number <= file.pages; number++) {
    const bare = { number, text: '', blocks: [] }
    try {
      const { width, height } = file.size(number)
      yield { ...bare, source: 'empty', width, height, waiting: true }
    } catch {
      yield { ...bare, source: 'unreadable' }
    }
  }
}
