/** What the parts of documents are called. */
export const places = {
  page: '{count|page|pages} {pages}',
  pageShort: '{count|p.|pp.} {pages}',
  slide: '{count|slide|slides} {pages}',
  sheet: '{count|sheet|sheets} {pages}',
  namedSheet: 'sheet {name}',
  chapter: '{count|chapter|chapters} {pages}',
  namedChapter: 'chapter {name}',
  newestVersion: 'newest of {of} versions',
  olderVersion: 'older version, {number} of {of}',
} as const satisfies Record<string, string>
