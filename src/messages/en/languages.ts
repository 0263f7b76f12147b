/** Sentences of the area `languages`: language packs for recognising text in scans and pictures. */
export const languages = {
  title: 'Recognising text',
  text: 'Scans and pictures are read with a language file. English comes with Carrel. Carrel downloads none: get the file of a language from tessdata_fast or tessdata_best of the Tesseract project, and add it here.',
  pack: '{language}',
  bundled: 'comes with Carrel',
  damaged: 'cannot be used',
  folder: 'Language files are kept in',
  add: 'Add a language file',
  checking: 'Trying the file',
  drop: 'Or drop it here.',
  added: '{language} can be recognised now',
  needs: 'Documents that need another language',
  missing:
    '{documents} {documents|document looks|documents look} {language}, {pages} {pages|page|pages}. Add {file} to recognise {documents|it|them} well.',
  there:
    '{documents} {documents|document|documents} in {language}, {pages} {pages|page|pages}, {documents|was|were} recognised without its file.',
  again: 'Recognise again',
  show: 'Which',
  hide: 'Hide',
  missingHere: 'Its pages look {language}. They were recognised as English, since {file} is not there.',
  thereHere: 'Its pages look {language}. Its file is there now.',
  toSettings: 'Add it in the settings',
} as const satisfies Record<string, string>
