import { expect, test } from 'vitest'
import { documentTitle } from './document-title.ts'

test.each([
  ['Lease Bergstraße 12', 'a.pdf', 'Lease Bergstraße 12'],
  ['', 'Lease v1.2.pdf', 'Lease v1.2'],
  ['Microsoft Word - lease.doc', 'Lease.pdf', 'Lease'],
  ['PowerPoint Presentation', 'Talk.pptx', 'Talk'],
  ['PowerPoint-Präsentation', 'Vortrag.pptx', 'Vortrag'],
  ['Slides.odp', 'Talk.odp', 'Talk'],
  ['untitled', 'Letters.docx', 'Letters'],
  ['C:\\temp\\x', 'Report.md', 'Report'],
  ['scan0001.tif.pdf', 'Deed.pdf', 'Deed'],
  [undefined, '.notes', '.notes'],
])('%s of %s is %s', (property, file, title) => {
  expect(documentTitle(property, file)).toBe(title)
})
