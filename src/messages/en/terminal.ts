/** Sentences of the terminal. */
export const terminal = {
  usage: `Usage: carrel COMMAND [OPTIONS]

  import PATH…     read files and folders into the library
      --collection NAME   put them there
      --embedder none|starter|FILE
  watch [PATH…]    follow folders: what changes there changes in the library, until Ctrl+C
      --collection NAME   put their documents there
      --once   bring the library up to date and end
  search [QUERY]   find passages; 'notice "in writing" -email' takes exact words and leaves words out
      --queries FILE.jsonl   one {"id", "text"} a line
      -k N, --mode hybrid|lexical|semantic, --collection NAME
  ask [QUESTION]   answer from the documents, with the exact words
      --questions FILE.jsonl   one {"id", "text"} a line
      --model starter|none|FILE, --collection NAME
      --route passages|whole|exhaustive   the best passages, whole documents, or every document as a row of a table
      --out FILE.csv|FILE.xlsx   write the table with its sources
  list             name every document with its pages
      --collection NAME
  delete PATH…     take documents out of the library for good and prove it; the files stay
      --collection NAME
  export FOLDER    write every document's text to a Markdown file
      --collection NAME
  document PATH    show a file's text as Carrel reads it, without importing
  summarize PATH…  sum up files and folders without importing, each sentence with its source
      --form line|bullets|page|sections|timeline|actions|comparison
      --words N, --bullets N, --focus TEXT   how long, and for which reader or question
      --model starter|none|FILE   none: in the documents' own sentences
  doctor           check the library
      --repair   make again from the stored text what does not hold

Every command takes --data DIR (the library's folder) and --json (one object a line).`,
  'unknown-command':
    'There is no command {name}. Commands: import, watch, search, ask, list, delete, export, document, summarize, doctor.',
  'bad-option': '{detail}',
  'missing-argument': '{command} needs {argument}.',
  'one-of': '--{option} is one of {choices}.',
  'whole-number': '-{option} takes a whole number from {min} to {max}.',
  'out-format': '{path}: a table is written as .csv or .xlsx.',
  'out-exists': '{path} is there already. Choose another name.',
  'out-one-question': '--out takes the table of one question.',
  'out-no-table': 'There is no table to write. Ask with --route exhaustive.',
  'out-written': 'Written to {path}.',
  'table-skipped': 'Not read.',
  'table-empty': 'Says nothing of it.',
  'table-nothing': '–',
  'table-page': 'page {page}',
  'table-read': '{read} of {documents} read, {skipped} skipped.',
  'summary-title': '{title}\n{kind}, {pages} {pages|page|pages}, {words} words',
  'summary-people': 'People: {facts}',
  'summary-organisations': 'Organisations: {facts}',
  'summary-dates': 'Dates: {facts}',
  'summary-amounts': 'Amounts: {facts}',
  'summary-outline': 'Sections: {headings}',
  'summary-nothing': 'Nothing of this kind stands in it.',
  'summary-empty-pages': 'Without text: {pages}.',
  'genre-contract': 'Contract',
  'genre-invoice': 'Invoice',
  'genre-letter': 'Letter',
  'genre-mail-thread': 'Mail thread',
  'genre-minutes': 'Minutes',
  'genre-paper': 'Paper',
  'genre-manual': 'Manual',
  'genre-statement': 'Statement',
  'genre-other': 'Document',
  'mark-several': 'says more than one value',
  'mark-other-period': 'of another time',
  'mark-unit': 'unit not said nearby',
  'mark-weak': 'matches in part',
  'mark-unread': 'not read to its end',
  'total-count': '{value} say it',
  'total-sum': 'sum {value}',
  'total-mean': 'mean {value}',
  'total-least': 'least {value}',
  'total-greatest': 'greatest {value}',
  'bad-line': '{name}, line {line}: expected an object with "id" and "text".',
  'import-ready': '{path}  {pages} {pages|page|pages}',
  'import-duplicate': '{path}  already in the library',
  'import-failed': '{path}  {message}',
  'import-total':
    '{documents} {documents|document|documents}, {pages} {pages|page|pages} in {seconds} s. {failed} {failed|file|files} not read.',
  'import-next': 'Ask them something: carrel ask "…"',
  'watch-nothing': 'No folder is watched yet. Name one: carrel watch PATH',
  'watch-waiting': 'Watching {count} {count|folder|folders}. Ctrl+C ends it.',
  'watch-synced': '{folder}  {added} new, {changed} changed, {moved} moved, {removed} gone, {unchanged} as before',
  'watch-state': '{folder}  {state}',
  'read-only': 'The library is open in another Carrel. Reading only.',
  'list-empty': 'Nothing is in here yet.',
  'delete-nothing': 'Nothing in the library comes from {path}.',
  'quotes-stay': 'Remove {count|it|them} in the window.',
  exported: '{documents} {documents|document|documents} written to {folder}.',
  'export-page': 'Page {number}',
  'export-named-page': 'Page {number}, {label}',
  'no-hits': 'Nothing found.',
  place: '{title}, {page}',
  'place-heading': '{title}, {page}, {heading}',
  'not-in-documents': 'Not in the {documents} {documents|document|documents} searched.',
  'not-in-part': 'Not in what is read so far of {documents} {documents|document|documents}.',
  closest: 'Closest, but not an answer:',
  quotes: 'The words it rests on:',
  'quotes-only': 'From the documents:',
  foundation: '{matched} of {sentences} {sentences|sentence matches|sentences match} a quote',
  searched: 'searched {read} of {documents} {documents|document|documents}',
  partly: '{count} in part',
  differ: 'These differ: {sides}',
  'differ-side': '{value} [{number}]',
  'put-away': '{count} {count|sentence|sentences} put away: {what} is in none of the documents.',
  'put-away-unsupported': '{count} {count|sentence|sentences} put away: no quote holds what {count|it says|they say}.',
  'doctor-looked-at':
    'Looked at {documents} {documents|document|documents}, {pages} {pages|page|pages}, {chunks} {chunks|passage|passages}, {vectors} {vectors|vector|vectors}.',
  'doctor-sound': 'Everything holds.',
  'doctor-repairing': 'Making again what can be made from the stored text.',
  'damaged-database': 'The database file is damaged ({count}). Put back a copy of the data folder:',
  'broken-reference': '{count} {count|row refers|rows refer} to something that is not there:',
  'damaged-page':
    '{count} {count|document has|documents have} pages that are missing or damaged. Remove and add again:',
  'document-without-text': '{count} {count|document was|documents were} never read. Add again:',
  'revision-without-document': '{count} {count|text belongs|texts belong} to no document:',
  'wrong-chunks': '{count} {count|document is|documents are} cut into passages that do not match the text:',
  'wrong-terms': 'The word counts do not match the passages:',
  'wrong-index': '{count} {count|document is|documents are} not in the index as it should be:',
  'member-without-file':
    '{count} {count|attachment has|attachments have} lost their bytes. Add again what {count|it was|they were} in:',
  'file-without-member': '{count} {count|file lies|files lie} in the data folder that nothing refers to:',
  'state-without-file': '{count} remembered {count|reading has|readings have} lost or changed the file:',
  'file-without-state': '{count} {count|file lies|files lie} among the remembered readings that nothing refers to:',
  'wrong-vectors': '{count} {count|document has|documents have} vectors that do not match the passages:',
  'no-library': 'There is no library in {path} yet. Import something first: carrel import PATH…',
  'sample-start': 'No display here, so the main job runs in the terminal on the sample documents.',
  question: 'Question: {question}',
} as const satisfies Record<string, string>
