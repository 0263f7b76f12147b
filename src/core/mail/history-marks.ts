/**
 * How mail programs announce an earlier message, in the languages they are most used in. All patterns are tested on
 * one line without quote marks, at most `longestMark` characters of it.
 */
export const longestMark = 400

// en de fr es it nl pt sv no/da pl cs fi tr hu ro ru uk zh ja ko
const openings =
  'on|am|le|el|il(?: giorno)?|op|em|a|den|på|dnia|w dniu|dne|ke|pe|ti|ma|la|su|to|tarihinde|la data|în|pe|в|від|у|在|于'
const verbs =
  'wrote|writes|said|schrieb(?:en)?|a écrit|escribió|ha scritto|scrisse|schreef|escreveu|skrev|napisał(?:\\(a\\)|a)?|pisze|napsal(?:\\(a\\)|a)?|' +
  'kirjoitti|yazdı|írta|a scris|написал(?:\\(а\\)|а)?|пишет|пише|写道|寫道'

const attributionEnd = new RegExp(
  `(?:^|[\\s,>"”)\\]]|(?<=[\\p{Script=Han}\\d]))(?:${verbs})[^:：]{0,120}[:：]\\s*$`,
  'iu',
)
const attributionStart = new RegExp(`^\\*?(?:${openings})(?=[\\s,\\d])`, 'iu')
const dateLike = /\d{4}|\d{1,2}[:.]\d{2}|\d{1,2}[./-]\d{1,2}/

/** Whether lines joined are `On 12 March 2025 Anna Weber <anna@example.org> wrote:`. */
export function isAttribution(text: string): boolean {
  if (text.length > longestMark || !/[:：]\s*$/.test(text)) return false
  // Where a language needs no verb, Gmail ends with the address.
  if (/<[^<>\s]+@[^<>\s]+>\s*[:：]\s*$/.test(text) && dateLike.test(text)) return true
  if (!attributionEnd.test(text)) return false
  return attributionStart.test(text)
    ? /\d/.test(text) || text.includes('@')
    : dateLike.test(text) || /<[^>\s]+@/.test(text)
}

/** Whether an attribution could begin here and go on in the next line. */
export function mayBeginAttribution(line: string): boolean {
  return line.length <= longestMark && (attributionStart.test(line) || dateLike.test(line)) && !/[:：]\s*$/.test(line)
}

/** Whether an attribution names a date and an address, so that it needs no quote marks after it to be one. */
export function isFullAttribution(text: string): boolean {
  return /\d{4}|\d{1,2}:\d{2}/.test(text) && text.includes('@')
}

const separators =
  'original message|original appointment|forwarded message|forwarded by [^-]{1,80}|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht|' +
  "message d'origine|message d’origine|message original|message transféré|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|" +
  'oorspronkelijk bericht|doorgestuurd bericht|mensagem original|mensagem encaminhada|ursprungligt meddelande|vidarebefordrat meddelande|' +
  'oprindelig meddelelse|opprinnelig melding|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|alkuperäinen viesti|özgün ileti|' +
  'исходное сообщение|пересылаемое сообщение|原始邮件|邮件原件|転送メッセージ|元のメッセージ'
const separator = new RegExp(`^-{2,}\\s*(?:${separators})\\s*-{2,}$`, 'iu')
const bareSeparator =
  /^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato)\s*:$/iu

/** Whether a line is `-----Original Message-----` or the like. */
export function isSeparator(line: string): boolean {
  return line.length <= longestMark && (separator.test(line) || bareSeparator.test(line))
}

const fromNames = 'from|von|de|da|van|från|fra|od|lähettäjä|kimden|feladó|от|від|发件人|寄件者|差出人|보낸 사람'
const otherNames =
  'sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|antwort an|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto|inviato|data|a|oggetto|' +
  'verzonden|aan|onderwerp|assunto|skickat|till|ämne|sendt|dato|til|emne|wysłano|do|temat|odesláno|komu|předmět|lähetetty|vastaanottaja|aihe|' +
  'gönderme tarihi|kime|konu|отправлено|дата|кому|тема|发送时间|收件人|抄送|主题|送信日時|宛先|件名|보낸 날짜|받는 사람|제목'
const fromField = new RegExp(`^\\*?(?:${fromNames})\\s?[:：]\\*?\\s*\\S`, 'iu')
const otherField = new RegExp(`^\\*?(?:${otherNames})\\s?[:：]`, 'iu')

/** Whether a line is the `From:` of a block such as `From: … / Sent: … / To: … / Subject: …`. */
export function isFromField(line: string): boolean {
  return line.length <= 1_000 && fromField.test(line)
}

/** Whether a line is another field of such a block. */
export function isOtherField(line: string): boolean {
  return otherField.test(line)
}

/** Whether a line ends what was written: a signature's mark or the rule above a list's footer. */
export function isTrailer(line: string): boolean {
  return line === '--' || line === '-- ' || /^[_-]{20,}$/.test(line)
}
