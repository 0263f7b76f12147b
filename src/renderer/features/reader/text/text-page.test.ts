import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Block } from '../../../../api/document.ts'
import { TextPage } from './text-page.tsx'

it('draws the header of a table that goes on, but not as text of the page', () => {
  const row = (start: number, end: number): Block => ({
    kind: 'table-row',
    start,
    end,
    headingPath: [],
    header: 'Item | Euro',
  })
  const page = { number: 2, text: 'Rent\t900\n\t80', source: 'text' as const, blocks: [row(0, 8), row(10, 12)] }
  const markup = renderToStaticMarkup(createElement(TextPage, { page, marked: [] }))
  expect(markup).toMatch(/<thead [^>]*data-aside[^>]*><tr><th [^>]*>Item<\/th><th [^>]*>Euro<\/th><\/tr><\/thead>/)
  expect(
    markup
      .replace(/<thead.*<\/thead>/, '')
      .replace(/<[^>]*>/g, ' ')
      .split(/\s+/)
      .filter(Boolean),
  ).toEqual(['Rent', '900', '80'])
  expect(markup).toContain('<td></td><td>80</td>')
})
