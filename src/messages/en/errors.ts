import type { ErrorCode } from '../../api/error.ts'

/** One sentence or two for each error code: what happened, to which file, what the user can do. */
export const errors: Record<ErrorCode, string> = {
  'bad-request': 'This request is not well formed: {detail}.',
  'unknown-method': 'There is no method named {name}.',
  cancelled: 'Stopped.',
  'channel-closed': 'The connection to the reading process was lost. Try again.',
  'backend-unavailable': 'The reading process is not running. Restart it to go on.',
  internal: 'Something went wrong inside Carrel. The log has the details.',
  'file-not-found': '{name} is not there any more. Check the path.',
  'file-unreadable': '{name} cannot be read. Check its permissions.',
  'file-too-large':
    '{name} is {megabytes} MB, more than the limit of {limit} MB. Raise the limit in the settings to read it.',
  'file-unsupported': '{name} is of a kind Carrel does not read yet.',
  'not-a-file': '{name} is not a file or folder.',
  'document-encrypted': '{name} is password-protected. Enter its password to read it.',
  'password-wrong': 'That is not the password of {name}.',
  'file-is-link': '{name} is a link to another place and was not followed. Add what it leads to.',
  'file-not-local': '{name} is kept in the cloud and not on this machine. Download it there to read it.',
  'folder-not-found': 'This folder is not watched any more.',
  'folder-not-there': '{name} is not there, or not a folder. Nothing was removed.',
  'folder-unreadable': '{name} cannot be read. Check its permissions. Nothing was removed.',
  'folder-watched': '{name} is watched already, with {folder}.',
  'folder-holds-watched': '{name} holds {folder}, which is watched already. Stop watching that first.',
  'folder-refused':
    '{name} cannot be watched: it is a whole disk or where Carrel keeps its own files. Choose a folder.',
  'folder-mostly-gone':
    '{removed} of {documents} documents of {name} are gone from it. Watching is paused, and nothing was removed.',
  'glob-invalid': '“{glob}” is not a pattern. Check its brackets; use * for any part of a name.',
  'watch-limit':
    'The system watches no more folders for Carrel. It looks into {name} every {minutes} {minutes|minute|minutes} instead.',
  'watch-unavailable':
    'Changes in {name} cannot be seen as they happen. Carrel looks every {minutes} {minutes|minute|minutes} instead.',
  'document-damaged': '{name} is damaged and cannot be read. Try to open and save it again in its own program.',
  'document-empty': '{name} holds no text.',
  'pages-without-text': '{name} has pages without text, probably scans: {pages}. They cannot be searched.',
  'pages-waiting': 'The text of these pages is still to be recognised: {pages}.',
  'pages-unreadable': 'These pages cannot be read: {pages}.',
  'pages-garbled': 'The text of these pages is not what they show: {pages}. Recognise them as scans.',
  'attachments-not-read':
    '{count} {count|attachment|attachments} of {name} {count|was|were} not read: {names}. Save {count|it|them} and add {count|it|them}.',
  'nested-too-deep': '{name} lies more than {depth} files deep within other files. Save it by itself and add it.',
  'archive-unpacks-too-large':
    '{name} was left out: the archive it lies in would unpack to more than {megabytes} MB, far more than its size allows.',
  'compression-unknown':
    '{name} is packed in a way Carrel does not read yet. Unpack it with its own program and add it.',
  'container-cut-off':
    '{name} is damaged after {count} {count|file|files}; what follows could not be read. Try to get a whole copy.',
  'members-not-read': '{count} {count|file|files} in {name} {count|is|are} of a kind Carrel does not read: {names}.',
  'archive-copy': '{name} is a copy of {other} in the same file. Its files were read there and not once more.',
  'members-left-out':
    '{name} holds more than {limit} files. {count} {count|was|were} left out: unpack it and add {count|it|them}.',
  'document-too-slow': '{name} took longer than {seconds} seconds to read and was left out. Import it again to retry.',
  'document-too-hungry': '{name} needs more than {megabytes} MB of memory to read and was left out.',
  'picture-too-large':
    '{name} is a picture of {megapixels} megapixels, more than the {limit} that can be opened. Save a smaller copy to read it.',
  'language-missing':
    'The language pack {language} for recognising text is not there. Add it or choose another language.',
  'language-damaged': 'The language pack {language} for recognising text cannot be used. Replace it with a fresh copy.',
  'language-name':
    '{name} is not named as a language file. It is called after its language and ends in .traineddata, as deu.traineddata does.',
  'language-refused':
    '{name} cannot be used. It is damaged, or made for another recogniser: get the file of the same name from tessdata_fast or tessdata_best.',
  'document-not-found': 'This document is no longer in the library.',
  'document-original-missing': 'The original of {name} is gone from {path}. Its text is still here.',
  'document-original-changed':
    'The original of {name} has changed since it was read. Import it again to see the new pages.',
  'collection-not-found': 'There is no collection named {name}.',
  'collection-exists': 'A collection named {name} exists already.',
  'collection-within-itself': 'The collection {name} cannot lie within itself.',
  'collection-smart': 'The collection {name} is filled by its filter. Choose another one to put documents into.',
  'collection-not-smart': 'The collection {name} holds documents that were put into it, so it cannot have a filter.',
  'thread-not-found': 'This thread is no longer here.',
  'message-not-found': 'This message is no longer here.',
  'summary-not-found': 'This summary is no longer here.',
  'job-not-found': 'This import is no longer here.',
  'library-in-use': 'The library is open in another Carrel ({owner}). Close it there, or read only.',
  'library-too-new': 'The library was written by a newer Carrel. Update Carrel to change it; reading works.',
  'library-damaged': 'The library in {path} is damaged. Restore a copy, or choose another folder.',
  'disk-full': 'The disk is full. Free some space, then go on; nothing was lost.',
  'index-unavailable': 'The search index cannot be opened. Restart Carrel to rebuild it from the stored text.',
  'model-not-found': 'There is no model file at {path}.',
  'model-unusable': '{name} is not a model that Carrel can use.',
  'model-not-embedder': '{name} is a chat model. Choose one made for embeddings.',
  'model-not-chat': '{name} is not a chat model. Choose one that writes.',
  'model-out-of-memory':
    'There is not enough memory for {name}: this takes {megabytes} MB, and models may take {limit} MB. Close other programs, choose a smaller model, or let models take more in Settings.',
  'prompt-too-long': 'The question is longer than {name} can read. Shorten it.',
  'model-needed': 'This needs a chat model, and none is chosen. Choose one in Settings.',
  'model-too-small': '{name} is too small for this. Choose a larger chat model in Settings.',
  'workshop-failed': '{name} could not be read: the reader ended unexpectedly.',
  'shortcut-unknown':
    'This key has another name on other keyboards or none at all. Choose a letter, a digit, Space, an arrow or a function key.',
  'shortcut-without-modifier': 'This key alone is needed elsewhere. Hold Ctrl, Cmd or Alt with it.',
  'shortcut-types-text':
    'These keys type a character on some keyboards. Choose others, such as Ctrl and Shift with a letter.',
}
