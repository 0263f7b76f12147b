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
  'watch-limit':
    'The system watches no more folders for Carrel. It looks into {name} every {minutes} {minutes|minute|minutes} instead.',
  'watch-unavailable':
    'Changes in {name} cannot be seen as they happen. Carrel looks every {minutes} {minutes|minute|minutes} instead.',
  'document-encrypted': '{name} is password-protected. Save a copy without the password to read it.',
  'document-damaged': '{name} is damaged and cannot be read. Try to open and save it again in its own program.',
  'document-empty': '{name} holds no text.',
  'pages-without-text': '{name} has pages without text, probably scans: {pages}. They cannot be searched.',
  'attachments-not-read':
    '{count} {count|attachment|attachments} of {name} {count|was|were} not read: {names}. Save {count|it|them} and add {count|it|them}.',
  'document-too-slow': '{name} took longer than {seconds} seconds to read and was left out. Import it again to retry.',
  'document-too-hungry': '{name} needs more than {megabytes} MB of memory to read and was left out.',
  'document-not-found': 'This document is no longer in the library.',
  'document-original-missing': 'The original of {name} is gone from {path}. Its text is still here.',
  'document-original-changed':
    'The original of {name} has changed since it was read. Import it again to see the new pages.',
  'collection-not-found': 'There is no collection named {name}.',
  'collection-exists': 'A collection named {name} exists already.',
  'thread-not-found': 'This thread is no longer here.',
  'message-not-found': 'This message is no longer here.',
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
  'model-out-of-memory': 'There is not enough free memory for {name}. Close other programs or choose a smaller model.',
  'prompt-too-long': 'The question is longer than {name} can read. Shorten it.',
  'workshop-failed': '{name} could not be read: the reader ended unexpectedly.',
}
